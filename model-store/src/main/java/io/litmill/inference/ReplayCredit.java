package io.litmill.inference;

/**
 * Keeps replay from starving. While both wait, every token computed for live work earns replay
 * share / (1 - share) tokens; when a whole budget is earned, replay is due before live, and pays
 * what it gets. Without waiting replay nothing is earned, and what was is lost.
 */
final class ReplayCredit {
  private final double earnings;
  private double tokens;

  /**
   * @param share of the device's tokens, more than 0 and less than 1
   */
  ReplayCredit(double share) {
    this.earnings = share / (1 - share);
  }

  boolean due(int tokenBudget) {
    return tokens >= tokenBudget;
  }

  /**
   * @param batchTokens tokens of the batch that was taken, padding included
   * @param replayWaits whether replay still waits
   */
  void taken(Priority priority, int batchTokens, boolean replayWaits) {
    if (!replayWaits) {
      tokens = 0;
    } else if (priority == Priority.REPLAY) {
      tokens = Math.max(0, tokens - batchTokens);
    } else {
      tokens += batchTokens * earnings;
    }
  }
}
