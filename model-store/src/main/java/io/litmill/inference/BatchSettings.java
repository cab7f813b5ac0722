package io.litmill.inference;

import java.time.Duration;

/**
 * How batches are formed.
 *
 * @param tokenBudget most tokens of a batch, padding included; only a single row that is longer may
 *     exceed it
 * @param rowTokens length of the rows that short sequences are packed into; a multiple of 32.
 *     Longer sequences get rows of their own length
 * @param maxWait how long the oldest sequence waits for a fuller batch
 * @param flushWhenIdle whether a worker without work takes what is there instead of waiting: lower
 *     latency, more padding
 * @param budgetRecovery how long the budget stays lowered after the device's memory was exhausted,
 *     before it doubles again
 */
public record BatchSettings(
    int tokenBudget,
    int rowTokens,
    Duration maxWait,
    boolean flushWhenIdle,
    Duration budgetRecovery) {

  /** Row lengths are multiples of it. */
  static final int ROW_STEP = 32;

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_RECOVERY = Duration.ofDays(1);

  public BatchSettings {
    if (rowTokens <= 0 || rowTokens % ROW_STEP != 0) {
      throw new IllegalArgumentException(
          "rowTokens " + rowTokens + " is not a positive multiple of " + ROW_STEP);
    }
    if (tokenBudget < rowTokens) {
      throw new IllegalArgumentException(
          "tokenBudget " + tokenBudget + " is less than rowTokens " + rowTokens);
    }
    if (maxWait.isNegative() || maxWait.compareTo(LONGEST_WAIT) > 0) {
      throw new IllegalArgumentException(
          "maxWait " + maxWait + " is not between 0 and " + LONGEST_WAIT);
    }
    if (budgetRecovery.isNegative()
        || budgetRecovery.isZero()
        || budgetRecovery.compareTo(LONGEST_RECOVERY) > 0) {
      throw new IllegalArgumentException(
          "budgetRecovery "
              + budgetRecovery
              + " is not more than 0 and at most "
              + LONGEST_RECOVERY);
    }
  }

  /** 2,048 tokens in rows of 128, full or after 20 ms, or at once for an idle worker. */
  public static BatchSettings defaults() {
    return new BatchSettings(2048, 128, Duration.ofMillis(20), true, Duration.ofSeconds(30));
  }
}
