package io.litmill.bundle;

import io.litmill.checkpoint.CheckpointTensor;
import io.litmill.checkpoint.ElementType;
import io.litmill.checkpoint.source.WeightSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.dtypes.Cast;
import org.tensorflow.op.train.MergeV2Checkpoints;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TNumber;

/**
 * Writes the variables file of a SavedModel out of a checkpoint's tensors. TensorFlow transposes,
 * converts and writes them, layer by layer; each tensor goes from the mapped file into native
 * memory once, and no layer stays there when the next one comes.
 */
public final class VariablesFile {
  /** Of a SavedModel, beneath its folder. */
  public static final String PREFIX = "variables/variables";

  private VariablesFile() {}

  public static void write(List<WeightSource> weights, WeightType storedType, Path bundle)
      throws IOException {
    Path prefix = bundle.resolve(PREFIX);
    Files.createDirectories(prefix.getParent());
    List<String> parts = new ArrayList<>();
    for (List<WeightSource> group : groups(weights)) {
      String part = prefix + ".part" + parts.size();
      writeGroup(group, storedType, part);
      parts.add(part);
    }
    merge(parts, prefix.toString());
  }

  /** The weights of one layer are one group. */
  private static Iterable<List<WeightSource>> groups(List<WeightSource> weights) {
    Map<String, List<WeightSource>> groups = new LinkedHashMap<>();
    for (WeightSource weight : weights) {
      String[] path = weight.name().split("/");
      String group = path[0].equals("layers") ? path[0] + "/" + path[1] : path[0];
      groups.computeIfAbsent(group, name -> new ArrayList<>()).add(weight);
    }
    return groups.values();
  }

  private static void writeGroup(List<WeightSource> weights, WeightType storedType, String prefix) {
    List<Tensor> fed = new ArrayList<>();
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Session.Runner runner = session.runner();
      List<Operand<?>> stored = new ArrayList<>();
      for (WeightSource weight : weights) {
        Class<? extends TNumber> type = tensorType(weight.tensor().type());
        Placeholder<? extends TNumber> source = tf.placeholder(type);
        Tensor tensor = toNative(weight.tensor(), type);
        fed.add(tensor);
        runner.feed(source, tensor);
        stored.add(asStored(tf, source, weight.transposed(), storedType));
      }
      String[] names = weights.stream().map(WeightSource::name).toArray(String[]::new);
      runner
          .addTarget(
              tf.train.save(
                  tf.constant(prefix),
                  tf.array(names),
                  tf.fill(tf.constant(new int[] {names.length}), tf.constant("")),
                  stored))
          .run()
          .close();
    } finally {
      fed.forEach(Tensor::close);
    }
  }

  private static <T extends TNumber> Operand<?> asStored(
      Ops tf, Operand<T> source, boolean transposed, WeightType storedType) {
    Operand<T> oriented =
        transposed ? tf.linalg.transpose(source, tf.constant(new int[] {1, 0})) : source;
    return Cast.create(tf.scope(), oriented, storedType.type());
  }

  private static Tensor toNative(CheckpointTensor tensor, Class<? extends TNumber> type) {
    return Tensor.of(type, tensor.shape(), DataBuffers.of(tensor.data()));
  }

  private static Class<? extends TNumber> tensorType(ElementType type) {
    return switch (type) {
      case F64 -> TFloat64.class;
      case F32 -> TFloat32.class;
      case F16 -> TFloat16.class;
      case BF16 -> TBfloat16.class;
      default -> throw new IllegalArgumentException("weights of type " + type);
    };
  }

  private static void merge(List<String> parts, String prefix) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Operand<TString> sources = tf.array(parts.toArray(String[]::new));
      MergeV2Checkpoints merge =
          tf.train.mergeV2Checkpoints(
              sources, tf.constant(prefix), MergeV2Checkpoints.deleteOldDirs(false));
      session.runner().addTarget(merge).run().close();
    }
  }
}
