package io.litmill.graph;

import org.tensorflow.Operand;
import org.tensorflow.types.TInt32;

/**
 * The extents of attention.
 *
 * @param rows scalar, known when the graph runs
 * @param rowLength scalar, known when the graph runs
 */
public record AttentionShape(
    Operand<TInt32> rows, Operand<TInt32> rowLength, int heads, int headSize) {
  public int size() {
    return heads * headSize;
  }
}
