package io.litmill.inference;

/**
 * A batch that was computed.
 *
 * @param realTokens tokens without padding
 * @param computeNanos how long the runner took
 */
public record BatchMeasurement(
    ModelId model, BatchShape shape, int sequences, int realTokens, long computeNanos) {

  /** The share of the batch that was padding, from 0 to less than 1. */
  public double paddingRatio() {
    return (double) (shape.tokens() - realTokens) / shape.tokens();
  }
}
