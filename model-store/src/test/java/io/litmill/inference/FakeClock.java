package io.litmill.inference;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** Time that stands still until it is advanced; starts just before nanoTime would overflow. */
final class FakeClock implements EngineClock {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);

  @Override
  public long nanos() {
    return now.get();
  }

  void advance(long nanos) {
    now.addAndGet(nanos);
  }

  /** Looks again every half millisecond whether time was advanced. */
  @Override
  @SuppressWarnings("WaitNotInLoop") // the callers loop
  public void awaitUntil(Condition condition, long deadline) throws InterruptedException {
    condition.await(500, TimeUnit.MICROSECONDS);
  }
}
