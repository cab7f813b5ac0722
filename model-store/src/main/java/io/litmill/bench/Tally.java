package io.litmill.bench;

/**
 * Counts of batches and sentences; of batches that no engine formed, only the tokens.
 *
 * @param batchTokens tokens computed, padding included
 * @param realTokens tokens computed, padding excluded
 * @param queueNanos sum over sentences, from the admission to the start of the batch
 * @param computeNanos sum over batches
 */
record Tally(
    long batches,
    long batchTokens,
    long realTokens,
    long computeNanos,
    long sentences,
    long queueNanos) {
  static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

  static Tally ofTokens(long batchTokens, long realTokens) {
    return new Tally(0, batchTokens, realTokens, 0, 0, 0);
  }

  Tally plus(Tally other) {
    return new Tally(
        batches + other.batches,
        batchTokens + other.batchTokens,
        realTokens + other.realTokens,
        computeNanos + other.computeNanos,
        sentences + other.sentences,
        queueNanos + other.queueNanos);
  }

  /** Share of real tokens in the computed tokens. */
  double efficiency() {
    return batchTokens == 0 ? 0 : (double) realTokens / batchTokens;
  }
}
