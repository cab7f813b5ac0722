package io.litmill.bench;

import io.litmill.architecture.Architecture;

/** Counts the arithmetic that an encoder needs, whoever computes it. */
final class EncoderWork {
  private EncoderWork() {}

  /**
   * Operations (a multiply-add is two) for one token in the matrix products of the layers; what is
   * computed for padding does not count.
   *
   * @param attended tokens that a token attends to
   */
  static double operationsPerToken(Architecture architecture, double attended) {
    double hidden = architecture.hiddenSize();
    double weights = 4 * hidden * hidden + 2 * hidden * architecture.intermediateSize();
    double attention = 2 * attended * hidden;
    return 2 * architecture.layers() * (weights + attention);
  }

  /**
   * @param peak operations a second that the machine can do
   */
  static double shareOfPeak(double operationsPerToken, double tokensPerSecond, double peak) {
    return operationsPerToken * tokensPerSecond / peak;
  }
}
