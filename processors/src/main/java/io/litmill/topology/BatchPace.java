package io.litmill.topology;

import java.time.Duration;

/**
 * How much text the annotator gets at once, so that it is done well within a transaction: little at
 * first, then what its measured speed allows. Safe for several threads.
 */
final class BatchPace {
  private static final int FIRST = 32_768;
  private static final double SMOOTHING = 0.3;

  private final int most;
  private final double targetMillis;
  private double charactersPerMilli;

  /**
   * @param most characters at once, at any speed
   * @param target time that the annotator may take
   */
  BatchPace(int most, Duration target) {
    this.most = most;
    this.targetMillis = target.toMillis();
  }

  /** Characters that may wait before the annotator is called. */
  synchronized long characters() {
    if (charactersPerMilli == 0) {
      return Math.min(FIRST, most);
    }
    return Math.max(1, (long) Math.min(most, charactersPerMilli * targetMillis));
  }

  synchronized void took(long characters, Duration time) {
    double now = characters / Math.max(1.0, time.toMillis());
    charactersPerMilli =
        charactersPerMilli == 0 ? now : SMOOTHING * now + (1 - SMOOTHING) * charactersPerMilli;
  }
}
