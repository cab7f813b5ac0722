package io.litmill.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/** Lets clients work side by side for some time and adds up what they get done a second. */
final class TimedRun {
  private static final double NANOS_PER_SECOND = 1e9;

  private final LongSupplier nanos;

  TimedRun(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Real tokens a second. */
  double tokensPerSecond(Contender contender, Workload workload, int clients, Duration time)
      throws InterruptedException {
    return perSecond(
        clients,
        time,
        client -> {
          Batch batch = workload.next();
          contender.run(batch);
          return batch.realTokens();
        });
  }

  /**
   * @param step done by each client at least once and until {@code time} is over; given the number
   *     of the client, it returns the amount of work done
   */
  double perSecond(int clients, Duration time, ToLongFunction<Integer> step)
      throws InterruptedException {
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

  private double rate(int client, long start, long time, ToLongFunction<Integer> step) {
    long done = 0;
    long elapsed;
    do {
      done += step.applyAsLong(client);
      elapsed = nanos.getAsLong() - start;
    } while (elapsed < time);
    return done * NANOS_PER_SECOND / Math.max(1, elapsed);
  }
}
