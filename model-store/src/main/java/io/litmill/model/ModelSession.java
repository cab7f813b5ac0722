package io.litmill.model;

import io.litmill.architecture.ModelForm;
import io.litmill.graph.Flavour;
import io.litmill.graph.PackedInputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/**
 * A model whose weights are in memory. Any number of threads may {@link #run} at once. The native
 * memory of the weights is held until {@link #close()}.
 */
public final class ModelSession implements AutoCloseable {
  /** Hands nothing over to another thread: short batches gain a tenth. */
  private static final RunOptions IN_CALLING_THREAD =
      RunOptions.newBuilder().setInterOpThreadPool(-1).build();

  private final ModelGraph graph;
  private final Session session;

  private ModelSession(ModelGraph graph, Session session) {
    this.graph = graph;
    this.session = session;
  }

  /**
   * Builds the graph and loads the weights.
   *
   * @param storedType of the tensors in the variables file
   * @param variables path of the variables file without its suffix
   * @throws DeviceUnavailable if TensorFlow does not see the device of the settings
   * @throws org.tensorflow.exceptions.TensorFlowException if the file lacks a tensor of the form
   */
  public static ModelSession open(
      ModelForm form,
      Flavour flavour,
      Class<? extends TType> storedType,
      Path variables,
      SessionSettings settings) {
    ConfigProto config = config(flavour, settings);
    VisibleDevices.require(settings.device(), config);
    ModelGraph graph = ModelGraph.build(form, flavour, storedType, settings.device());
    Session session = null;
    try {
      session = new Session(graph.graph(), config);
      try (TString prefix = TString.scalarOf(variables.toString())) {
        session.runner().feed(graph.prefix(), prefix).addTarget(graph.restore()).run().close();
      }
      return new ModelSession(graph, session);
    } catch (RuntimeException e) {
      if (session != null) {
        session.close();
      }
      graph.close();
      throw e;
    }
  }

  private static ConfigProto config(Flavour flavour, SessionSettings settings) {
    ConfigProto.Builder config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(1)
            .setInterOpParallelismThreads(settings.threads())
            .setAllowSoftPlacement(true)
            .setGraphOptions(
                GraphOptions.newBuilder()
                    .setRewriteOptions(
                        RewriterConfig.newBuilder().setDisableMetaOptimizer(!flavour.rewritten())));
    if (!settings.device().gpu()) {
      return config.putDeviceCount("GPU", 0).build();
    }
    GPUOptions.Builder gpu = GPUOptions.newBuilder();
    if (settings.gpuMemoryFraction() > 0) {
      gpu.setPerProcessGpuMemoryFraction(settings.gpuMemoryFraction());
    } else {
      gpu.setAllowGrowth(true);
    }
    return config.setGpuOptions(gpu).build();
  }

  /** Computes all outputs by name. */
  public Map<String, FloatTensor> run(TokenRows rows) {
    return run(rows, graph.outputs().keySet());
  }

  /**
   * Computes some outputs.
   *
   * @param names of outputs of the model
   * @throws IllegalArgumentException if the model has no output of a name
   */
  public Map<String, FloatTensor> run(TokenRows rows, Collection<String> names) {
    List<Tensor> fed = new ArrayList<>();
    try {
      Session.Runner runner = session.runner().setOptions(IN_CALLING_THREAD);
      feed(runner, rows, fed);
      names.forEach(name -> runner.fetch(output(name)));
      try (Result result = runner.run()) {
        return read(names, result);
      }
    } finally {
      fed.forEach(Tensor::close);
    }
  }

  private Operand<TFloat32> output(String name) {
    Operand<TFloat32> output = graph.outputs().get(name);
    if (output == null) {
      throw new IllegalArgumentException(
          "the model has no output " + name + ", only " + graph.outputs().keySet());
    }
    return output;
  }

  /**
   * The kinds of operations that are left for the device once TensorFlow's optimiser has been over
   * the graph. Runs the model once.
   */
  Set<String> optimisedOperations(TokenRows rows) {
    List<Tensor> fed = new ArrayList<>();
    try {
      Session.Runner runner = session.runner();
      runner.setOptions(RunOptions.newBuilder().setOutputPartitionGraphs(true).build());
      feed(runner, rows, fed);
      graph.outputs().values().forEach(runner::fetch);
      try (Result result = runner.runAndFetchMetadata()) {
        return result.getMetadata().orElseThrow().getPartitionGraphsList().stream()
            .flatMap(partition -> partition.getNodeList().stream())
            .map(NodeDef::getOp)
            .collect(Collectors.toCollection(TreeSet::new));
      }
    } finally {
      fed.forEach(Tensor::close);
    }
  }

  private void feed(Session.Runner runner, TokenRows rows, List<Tensor> fed) {
    PackedInputs inputs = graph.inputs();
    Shape shape = Shape.of(rows.rows(), rows.rowLength());
    feed(runner, inputs.idsFeed(), shape, rows.ids(), fed);
    feed(runner, inputs.sequencesFeed(), shape, rows.sequences(), fed);
    feed(runner, inputs.tokenTypesFeed(), shape, rows.tokenTypes(), fed);
    if (rows.positions() != null) {
      feed(runner, inputs.positionsFeed(), shape, rows.positions(), fed);
      Shape sequences = Shape.of(rows.sequenceTokens().length);
      feed(runner, inputs.sequenceTokensFeed(), sequences, rows.sequenceTokens(), fed);
    }
  }

  private static void feed(
      Session.Runner runner, Operand<TInt32> to, Shape shape, int[] values, List<Tensor> fed) {
    TInt32 tensor = TInt32.tensorOf(shape, DataBuffers.of(values));
    fed.add(tensor);
    runner.feed(to, tensor);
  }

  private static Map<String, FloatTensor> read(Collection<String> names, Result result) {
    Map<String, FloatTensor> outputs = new LinkedHashMap<>();
    int index = 0;
    for (String name : names) {
      outputs.put(name, FloatTensor.copyOf(result.get(index++)));
    }
    return outputs;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
