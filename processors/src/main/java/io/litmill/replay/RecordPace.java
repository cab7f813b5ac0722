package io.litmill.replay;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets so many records through a second, evenly, over all threads together. After a pause it does
 * not make up for what it missed.
 */
final class RecordPace {
  private static final double NANOS = 1e9;

  private final long nanosPerRecord;
  private final LongSupplier nanoTime;
  private final LongConsumer sleep;
  private long next;

  /**
   * @param recordsPerSecond more than 0
   */
  static RecordPace of(double recordsPerSecond) {
    return new RecordPace(recordsPerSecond, System::nanoTime, LockSupport::parkNanos);
  }

  RecordPace(double recordsPerSecond, LongSupplier nanoTime, LongConsumer sleep) {
    this.nanosPerRecord = (long) (NANOS / recordsPerSecond);
    this.nanoTime = nanoTime;
    this.sleep = sleep;
    this.next = nanoTime.getAsLong();
  }

  /** Waits until the next record may pass. */
  void await() {
    long turn = turn();
    long left = turn - nanoTime.getAsLong();
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      sleep.accept(left);
      left = turn - nanoTime.getAsLong();
    }
  }

  private synchronized long turn() {
    long turn = Math.max(next, nanoTime.getAsLong());
    next = turn + nanosPerRecord;
    return turn;
  }
}
