package io.litmill.replay;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets so many records through a second, evenly, over all threads together. After a pause it does
 * not make up for what it missed. Safe for several threads.
 */
final class RecordPace {
  private static final double NANOS = 1e9;

  /** How soon a thread that waits sees that it need not any more. */
  private static final long LOOK_NANOS = 100_000_000;

  private final long nanosPerRecord;
  private final LongSupplier nanoTime;
  private final LongConsumer sleep;
  private long next;
  private volatile boolean lifted;

  /**
   * @param recordsPerSecond 0: as many as can be
   */
  static RecordPace of(double recordsPerSecond) {
    return new RecordPace(recordsPerSecond, System::nanoTime, LockSupport::parkNanos);
  }

  RecordPace(double recordsPerSecond, LongSupplier nanoTime, LongConsumer sleep) {
    this.lifted = recordsPerSecond == 0;
    this.nanosPerRecord = lifted ? 0 : (long) (NANOS / recordsPerSecond);
    this.nanoTime = nanoTime;
    this.sleep = sleep;
    this.next = nanoTime.getAsLong();
  }

  /** From now on nobody waits, nor does who waits now. */
  void lift() {
    lifted = true;
  }

  /** Waits until the next record may pass. */
  void await() {
    if (lifted) {
      return;
    }
    long turn = turn();
    long left = turn - nanoTime.getAsLong();
    while (left > 0 && !lifted && !Thread.currentThread().isInterrupted()) {
      sleep.accept(Math.min(left, LOOK_NANOS));
      left = turn - nanoTime.getAsLong();
    }
  }

  private synchronized long turn() {
    long turn = Math.max(next, nanoTime.getAsLong());
    next = turn + nanosPerRecord;
    return turn;
  }
}
