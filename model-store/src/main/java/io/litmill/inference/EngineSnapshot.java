package io.litmill.inference;

import java.util.Map;

/**
 * The counts of an engine since its start; the nanoseconds are sums over sequences (queue) and over
 * batches (compute).
 *
 * @param batchTokens tokens computed, padding included
 * @param realTokens tokens computed, padding excluded
 * @param splits failed batches that were tried again in parts
 * @param outcomes sequences by outcome
 */
public record EngineSnapshot(
    long batches,
    long batchTokens,
    long realTokens,
    long splits,
    long queueNanos,
    long computeNanos,
    Map<Outcome, Long> outcomes) {
  public EngineSnapshot {
    outcomes = Map.copyOf(outcomes);
  }

  /** The share of all computed tokens that was padding; 0 before the first batch. */
  public double paddingRatio() {
    return batchTokens == 0 ? 0 : (double) (batchTokens - realTokens) / batchTokens;
  }
}
