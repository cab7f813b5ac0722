package io.litmill.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.EagerSession;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Lets TensorFlow write checkpoints. */
public final class TensorFlowCheckpointWriter {
  private final List<String> names = new ArrayList<>();
  private final List<String> slices = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();

  private interface Value {
    Operand<?> create(Ops tf);
  }

  /** A tensor whose elements count up from {@code first}. */
  public TensorFlowCheckpointWriter floats(String name, float first, long... shape) {
    return add(
        name,
        "",
        tf -> tf.range(tf.constant(first), end(tf, first, shape), tf.constant(1f)),
        shape);
  }

  public TensorFlowCheckpointWriter integer(String name, long value) {
    return add(name, "", tf -> tf.constant(value));
  }

  public TensorFlowCheckpointWriter text(String name, String value) {
    return add(name, "", tf -> tf.constant(value));
  }

  /** A part of a partitioned variable; {@code slice} as in {@code "4 2 0,2:-"}. */
  public TensorFlowCheckpointWriter slice(String name, String slice, long... shape) {
    return add(
        name, slice, tf -> tf.range(tf.constant(0f), end(tf, 0, shape), tf.constant(1f)), shape);
  }

  private static Operand<TFloat32> end(Ops tf, float first, long... shape) {
    return tf.constant(first + Shape.of(shape).size());
  }

  private TensorFlowCheckpointWriter add(String name, String slice, Value value, long... shape) {
    names.add(name);
    slices.add(slice);
    values.add(shape.length == 0 ? value : tf -> tf.reshape(value.create(tf), tf.constant(shape)));
    return this;
  }

  public Path write(Path prefix) {
    try (EagerSession session = EagerSession.create()) {
      Ops tf = Ops.create(session);
      List<Operand<?>> tensors = new ArrayList<>();
      for (Value value : values) {
        tensors.add(value.create(tf));
      }
      tf.train.save(
          tf.constant(prefix.toString()),
          tf.array(names.toArray(String[]::new)),
          tf.array(slices.toArray(String[]::new)),
          tensors);
    }
    return prefix;
  }
}
