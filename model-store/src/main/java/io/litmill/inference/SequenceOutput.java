package io.litmill.inference;

import java.util.Arrays;

/**
 * What a model computed for one sequence: one vector a token in the order of its tokens, or one
 * vector in all. A question head's vectors hold the start score and the end score of a token.
 */
public final class SequenceOutput implements SequenceResult {
  private final OutputUnit unit;
  private final int width;
  private final float[] values;
  private final Timing timing;

  /**
   * How long the sequence took.
   *
   * @param queueNanos from the admission to the queue to the start of its first batch
   * @param computeNanos from there to the end of the batch it came out of, retries included
   */
  public record Timing(long queueNanos, long computeNanos) {}

  SequenceOutput(OutputUnit unit, int width, float[] values, Timing timing) {
    this.unit = unit;
    this.width = width;
    this.values = values;
    this.timing = timing;
  }

  public OutputUnit unit() {
    return unit;
  }

  /** Number of vectors: the sequence's tokens, or 1. */
  public int vectors() {
    return values.length / width;
  }

  /** Values in each vector: labels, 2 for start and end, or the hidden size. */
  public int width() {
    return width;
  }

  public float at(int vector, int column) {
    if (column < 0 || column >= width) {
      throw new IndexOutOfBoundsException("column " + column + " of " + width);
    }
    return values[vector * width + column];
  }

  /** A copy of one vector. */
  public float[] vector(int vector) {
    return Arrays.copyOfRange(values, vector * width, (vector + 1) * width);
  }

  public Timing timing() {
    return timing;
  }

  @Override
  public SequenceOutput orThrow() {
    return this;
  }
}
