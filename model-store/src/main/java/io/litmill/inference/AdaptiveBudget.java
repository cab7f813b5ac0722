package io.litmill.inference;

/**
 * The token budget, lowered for a while after the device's memory was exhausted: to half of the
 * batch that did not fit, but not below one row; then doubled after every recovery period without
 * another exhaustion, up to what is configured. Safe for threads.
 */
final class AdaptiveBudget {
  private final int configured;
  private final int least;
  private final long recoveryNanos;
  private int lowered;
  private long changedNanos;

  AdaptiveBudget(BatchSettings settings) {
    this.configured = settings.tokenBudget();
    this.least = settings.rowTokens();
    this.recoveryNanos = settings.budgetRecovery().toNanos();
    this.lowered = configured;
  }

  synchronized int tokens(long now) {
    while (lowered < configured && now - changedNanos >= recoveryNanos) {
      lowered = (int) Math.min(configured, 2L * lowered);
      changedNanos += recoveryNanos;
    }
    return lowered;
  }

  /**
   * Lowers the budget.
   *
   * @param batchTokens tokens of the batch that did not fit, padding included
   * @return the budget from now on
   */
  synchronized int exhausted(int batchTokens, long now) {
    lowered = Math.max(least, Math.min(tokens(now), batchTokens / 2));
    changedNanos = now;
    return lowered;
  }
}
