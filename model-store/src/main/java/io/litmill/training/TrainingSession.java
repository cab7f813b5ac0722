package io.litmill.training;

import io.litmill.training.TrainableWeights.Trainable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.dtypes.Cast;
import org.tensorflow.op.train.Restore;
import org.tensorflow.op.train.Save;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TNumber;
import org.tensorflow.types.family.TType;

/** Weights in training, and their optimiser's memory. For one thread. */
final class TrainingSession implements AutoCloseable {
  /** Deviation of weights that begin at random (Devlin et al. 2019). */
  private static final float INITIAL_DEVIATION = 0.02f;

  private final TrainingGraph graph;
  private final Session session;
  private final long seed;
  private final Ops tf;
  private final Placeholder<TString> prefix;
  private Save saveWeights;
  private Save saveAll;
  private Op restoreAll;
  private final Map<String, Setter> setters = new HashMap<>();
  private long step;

  /**
   * What one step did.
   *
   * @param loss of the batch before the step
   * @param norm of the gradients before clipping
   */
  record Step(float loss, float norm) {}

  private TrainingSession(TrainingGraph graph, Session session, long seed) {
    this.graph = graph;
    this.session = session;
    this.seed = seed;
    this.tf = Ops.create(graph.graph());
    this.prefix = tf.withName("file").placeholder(TString.class, Placeholder.shape(Shape.scalar()));
  }

  /**
   * Sets the weights to their beginning.
   *
   * @param graph is closed with the session
   * @param threads inside an operation
   */
  static TrainingSession open(TrainingGraph graph, StartingWeights start, long seed, int threads) {
    ConfigProto config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(threads)
            .putDeviceCount("GPU", 0)
            .build();
    TrainingSession opened = new TrainingSession(graph, new Session(graph.graph(), config), seed);
    try {
      opened.addFiles();
      opened.initialise(start);
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void addFiles() {
    Map<String, Operand<?>> weights = new LinkedHashMap<>();
    graph.weights().forEach(weight -> weights.put(weight.name(), weight.value()));
    saveWeights = save(weights);
    Map<String, Operand<?>> all = new LinkedHashMap<>(weights);
    for (AdamW.Slot slot : graph.slots()) {
      all.put(slot.name(), tf.readVariableOp(slot.handle(), TFloat32.class));
    }
    saveAll = save(all);
    List<Op> restored = new ArrayList<>();
    graph
        .weights()
        .forEach(
            w -> restored.add(assign(w.handle(), stored(w.name(), w.shape(), TFloat32.class))));
    graph
        .slots()
        .forEach(
            s -> restored.add(assign(s.handle(), stored(s.name(), s.shape(), TFloat32.class))));
    restoreAll = tf.withControlDependencies(restored).noOp();
  }

  private Save save(Map<String, Operand<?>> values) {
    return tf.train.save(
        prefix,
        tf.array(values.keySet().toArray(String[]::new)),
        tf.fill(tf.constant(new int[] {values.size()}), tf.constant("")),
        values.values());
  }

  private Op assign(Operand<?> handle, Operand<TFloat32> value) {
    return tf.assignVariableOp(handle, value);
  }

  @SuppressWarnings("unchecked")
  private Operand<TFloat32> stored(String name, Shape shape, Class<? extends TType> type) {
    List<Class<? extends TType>> types = List.of(type);
    Restore restore = tf.train.restore(prefix, tf.array(name), tf.array(""), types);
    Operand<? extends TType> value =
        tf.ensureShape((Output<? extends TType>) restore.tensors().get(0), shape);
    return type == TFloat32.class
        ? (Operand<TFloat32>) value
        : Cast.create(tf.scope(), (Operand<? extends TNumber>) value, TFloat32.class);
  }

  private void initialise(StartingWeights start) {
    List<Op> assigned = new ArrayList<>();
    int number = 0;
    for (Trainable weight : graph.weights()) {
      Operand<TFloat32> value =
          start.names().contains(weight.name())
              ? stored(weight.name(), weight.shape(), start.type())
              : initial(weight, number);
      assigned.add(assign(weight.handle(), value));
      number++;
    }
    for (AdamW.Slot slot : graph.slots()) {
      assigned.add(assign(slot.handle(), tf.zeros(tf.constant(slot.shape()), TFloat32.class)));
    }
    run(tf.withControlDependencies(assigned).noOp(), String.valueOf(start.prefix()));
  }

  private Operand<TFloat32> initial(Trainable weight, int number) {
    Operand<TInt64> shape = tf.constant(weight.shape());
    if (weight.name().endsWith("/gamma")) {
      return tf.fill(shape, tf.constant(1f));
    }
    if (!weight.decayed()) {
      return tf.zeros(shape, TFloat32.class);
    }
    return tf.math.mul(
        tf.random.statelessTruncatedNormal(shape, tf.constant(new long[] {seed, number})),
        tf.constant(INITIAL_DEVIATION));
  }

  private void run(Op target, String file) {
    try (TString path = TString.scalarOf(file)) {
      session.runner().feed(prefix, path).addTarget(target).run().close();
    }
  }

  /** Writes the weights alone, under their canonical names, as float32. */
  void saveWeights(Path file) {
    run(saveWeights, file.toString());
  }

  /** Writes weights and optimiser. */
  void save(Path file) {
    run(saveAll, file.toString());
  }

  /** Goes on from what {@link #save} wrote after {@code step} steps. */
  void restore(Path file, long step) {
    run(restoreAll, file.toString());
    this.step = step;
  }

  /** Steps done since the beginning. */
  long step() {
    return step;
  }

  /** Changes the weights once. */
  Step train(TrainingBatch batch, double learningRate) {
    step++;
    try (Feeds feeds = feeds(batch);
        TFloat32 rate = TFloat32.scalarOf((float) learningRate);
        TFloat32 number = TFloat32.scalarOf((float) step);
        Result result =
            feeds
                .runner()
                .feed(graph.learningRate(), rate)
                .feed(graph.step(), number)
                .addTarget(graph.train())
                .fetch(graph.loss())
                .fetch(graph.norm())
                .run()) {
      return new Step(((TFloat32) result.get(0)).getFloat(), ((TFloat32) result.get(1)).getFloat());
    }
  }

  /** The loss of a batch with the dropout of the next step, and its gradients by weight. */
  Map<String, float[]> gradients(TrainingBatch batch) {
    try (Feeds feeds = feeds(batch)) {
      Session.Runner runner = feeds.runner().fetch(graph.loss());
      graph.gradients().forEach(runner::fetch);
      try (Result result = runner.run()) {
        Map<String, float[]> values = new LinkedHashMap<>();
        values.put("loss", floats((TFloat32) result.get(0)));
        for (int i = 0; i < graph.weights().size(); i++) {
          values.put(graph.weights().get(i).name(), floats((TFloat32) result.get(i + 1)));
        }
        return values;
      }
    }
  }

  /** The values of one weight. */
  float[] weight(String name) {
    try (Result result = session.runner().fetch(named(name).value()).run()) {
      return floats((TFloat32) result.get(0));
    }
  }

  /** Sets one weight. */
  void set(String name, float[] values) {
    Setter setter = setters.computeIfAbsent(name, this::setter);
    try (TFloat32 tensor = TFloat32.tensorOf(named(name).shape(), DataBuffers.of(values))) {
      session.runner().feed(setter.value(), tensor).addTarget(setter.assign()).run().close();
    }
  }

  private record Setter(Placeholder<TFloat32> value, Op assign) {}

  private Setter setter(String name) {
    Placeholder<TFloat32> value = tf.placeholder(TFloat32.class);
    return new Setter(value, assign(named(name).handle(), value));
  }

  private Trainable named(String name) {
    return graph.weights().stream().filter(w -> w.name().equals(name)).findFirst().orElseThrow();
  }

  private static float[] floats(TFloat32 tensor) {
    float[] values = new float[Math.toIntExact(tensor.size())];
    tensor.copyTo(DataBuffers.of(values));
    return values;
  }

  private Feeds feeds(TrainingBatch batch) {
    Feeds feeds = new Feeds(session.runner());
    Shape rows = Shape.of(batch.rows(), batch.rowLength());
    feeds.add(graph.inputs().idsFeed(), rows, batch.ids());
    feeds.add(graph.inputs().sequencesFeed(), rows, batch.sequences());
    feeds.add(graph.inputs().tokenTypesFeed(), rows, batch.tokenTypes());
    if (batch.classes().length > 0) {
      feeds.add(graph.losses().classes(), Shape.of(batch.classes().length), batch.classes());
    } else {
      feeds.add(graph.losses().targets(), batch.numbers());
    }
    feeds.add(graph.losses().weights(), batch.weights());
    feeds.add(graph.losses().divisor(), batch.divisor());
    feeds.add(graph.seed(), new long[] {seed, step});
    return feeds;
  }

  /** The tensors of one run. */
  private static final class Feeds implements AutoCloseable {
    private final Session.Runner runner;
    private final List<Tensor> tensors = new ArrayList<>();

    Feeds(Session.Runner runner) {
      this.runner = runner;
    }

    Session.Runner runner() {
      return runner;
    }

    void add(Operand<TInt32> to, Shape shape, int[] values) {
      feed(to, TInt32.tensorOf(shape, DataBuffers.of(values)));
    }

    void add(Operand<TFloat32> to, float[] values) {
      feed(to, TFloat32.tensorOf(Shape.of(values.length), DataBuffers.of(values)));
    }

    void add(Operand<TFloat32> to, float value) {
      feed(to, TFloat32.scalarOf(value));
    }

    void add(Operand<TInt64> to, long[] values) {
      feed(to, TInt64.tensorOf(Shape.of(values.length), DataBuffers.of(values)));
    }

    private void feed(Operand<?> to, Tensor tensor) {
      tensors.add(tensor);
      runner.feed(to, tensor);
    }

    @Override
    public void close() {
      tensors.forEach(Tensor::close);
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
