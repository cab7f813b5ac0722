package io.litmill.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * A projection by heads.
 *
 * @param query [rows, heads, row length, head size], as {@code key} and {@code value}
 */
record AttentionHeads<T extends TType>(Operand<T> query, Operand<T> key, Operand<T> value) {

  /**
   * Splits [N, 3·size]. The three parts stand one after the other in memory, so that each of them
   * is a slice without a copy.
   */
  static <T extends TType> AttentionHeads<T> split(
      Ops tf, Operand<T> projection, AttentionShape shape) {
    Operand<T> parts = parts(tf, projection, shape);
    return new AttentionHeads<>(
        tf.stridedSlice(parts, Indices.at(0)),
        tf.stridedSlice(parts, Indices.at(1)),
        tf.stridedSlice(parts, Indices.at(2)));
  }

  /** [N, 3·size] as [3, rows, heads, row length, head size], by one transposition. */
  static <T extends TType> Operand<T> parts(Ops tf, Operand<T> projection, AttentionShape shape) {
    Operand<TInt32> extents =
        tf.stack(
            List.of(
                shape.rows(),
                shape.rowLength(),
                tf.constant(3),
                tf.constant(shape.heads()),
                tf.constant(shape.headSize())));
    return tf.linalg.transpose(
        tf.reshape(projection, extents), tf.constant(new int[] {2, 0, 3, 1, 4}));
  }

  /** [rows, heads, row length, head size] back to [N, size]. */
  static <T extends TType> Operand<T> join(Ops tf, Operand<T> context, AttentionShape shape) {
    return tf.reshape(
        tf.linalg.transpose(context, tf.constant(new int[] {0, 2, 1, 3})),
        tf.constant(new int[] {-1, shape.size()}));
  }
}
