package io.litmill.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

/** Lets clients work side by side for some time and adds up what they get done a second. */
final class TimedRun {
  private static final double NANOS_PER_SECOND = 1e9;

  private final LongSupplier nanos;

  TimedRun(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** A piece of work of one client. */
  interface Step {
    /**
     * @return the amount of work done
     */
    long run(int client) throws InterruptedException;
  }

  /**
   * @param step done by each client at least once and until {@code time} is over
   */
  double perSecond(int clients, Duration time, Step step) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      long start = nanos.getAsLong();
      List<Future<Double>> rates = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        int client = i;
        rates.add(threads.submit(() -> rate(client, start, time.toNanos(), step)));
      }
      double sum = 0;
      for (Future<Double> rate : rates) {
        sum += rate.get();
      }
      return sum;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a contender failed: " + e.getCause().getMessage(), e);
    } finally {
      threads.shutdown();
    }
  }

  private double rate(int client, long start, long time, Step step) throws InterruptedException {
    long done = 0;
    long elapsed;
    do {
      done += step.run(client);
      elapsed = nanos.getAsLong() - start;
    } while (elapsed < time);
    return done * NANOS_PER_SECOND / Math.max(1, elapsed);
  }
}
