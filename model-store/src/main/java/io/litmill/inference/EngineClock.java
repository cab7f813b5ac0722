package io.litmill.inference;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** The engine's time: nanoseconds from an arbitrary origin, compared by difference only. */
interface EngineClock {
  /** {@link System#nanoTime}. */
  EngineClock SYSTEM =
      new EngineClock() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // the callers loop
        public void awaitUntil(Condition condition, long deadline) throws InterruptedException {
          condition.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
      };

  long nanos();

  /** Returns when signalled, at the deadline, or earlier; the caller looks again. */
  void awaitUntil(Condition condition, long deadline) throws InterruptedException;
}
