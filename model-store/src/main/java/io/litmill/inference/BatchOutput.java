package io.litmill.inference;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * What a model computed for a batch: vectors of equal width, one after the other.
 *
 * <p>With {@link OutputUnit#TOKEN} there is one vector for each of the batch's rows × rowTokens
 * tokens, padding included (its values are not read): the labels' scores of a token head, the start
 * and end score (width 2, in that order) of a question head, the hidden state of an encoder. With
 * {@link OutputUnit#SEQUENCE} there is one for each sequence, in the batch's order.
 */
public final class BatchOutput {
  private final OutputUnit unit;
  private final int vectors;
  private final int width;
  private final float[] values;

  /**
   * An output over an array that is not copied.
   *
   * @param vectors number of vectors
   * @param width values in each
   * @param values at least vectors × width; what lies beyond is ignored. The engine copies out of
   *     it before it calls the runner again on the same thread, so a runner may keep one array a
   *     thread.
   */
  public BatchOutput(OutputUnit unit, int vectors, int width, float[] values) {
    this.unit = Objects.requireNonNull(unit, "unit");
    if (vectors <= 0 || width <= 0) {
      throw new IllegalArgumentException(vectors + " vectors of width " + width);
    }
    if (values.length < Math.multiplyExact(vectors, width)) {
      throw new IllegalArgumentException(
          "%d values are too few for %d vectors of width %d"
              .formatted(values.length, vectors, width));
    }
    this.vectors = vectors;
    this.width = width;
    this.values = values;
  }

  public OutputUnit unit() {
    return unit;
  }

  /** Values in each vector. */
  public int width() {
    return width;
  }

  /**
   * Checks the number of vectors.
   *
   * @throws IllegalStateException if this cannot be the output for {@code batch}
   */
  void requireMatches(PackedBatch batch) {
    int expected = unit == OutputUnit.TOKEN ? batch.shape().tokens() : batch.sequences();
    if (vectors != expected) {
      throw new IllegalStateException(
          "the model returned %d vectors, one a %s, for a batch of %s with %d sequences; expected %d"
              .formatted(
                  vectors,
                  unit.name().toLowerCase(Locale.ROOT),
                  batch.shape(),
                  batch.sequences(),
                  expected));
    }
  }

  /** The values of one sequence, copied. */
  float[] valuesOf(PackedBatch batch, int sequence) {
    if (unit == OutputUnit.SEQUENCE) {
      return Arrays.copyOfRange(values, sequence * width, (sequence + 1) * width);
    }
    int first = batch.firstTokenIndexes()[sequence];
    return Arrays.copyOfRange(values, first * width, (first + batch.length(sequence)) * width);
  }
}
