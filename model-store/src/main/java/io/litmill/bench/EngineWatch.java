package io.litmill.bench;

import io.litmill.inference.BatchMeasurement;
import io.litmill.inference.DeviceFailure;
import io.litmill.inference.EngineListener;
import io.litmill.inference.EngineState;
import io.litmill.inference.Outcome;
import io.litmill.inference.SequenceOutput.Timing;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Measures the workers of an engine, each from the end of its first batch to the end of its last:
 * the first batches are formed of whatever came first, and no batch counts in part.
 */
final class EngineWatch implements EngineListener {
  private static final double NANOS_PER_SECOND = 1e9;

  private final LongSupplier nanos;
  private final Map<Thread, Worker> workers = new HashMap<>();
  private Throwable failure;

  private static final class Worker {
    private final long start;
    private long last;
    private Tally tally = Tally.NONE;

    Worker(long start) {
      this.start = start;
      this.last = start;
    }

    double rate() {
      return tally.realTokens() * NANOS_PER_SECOND / Math.max(1, last - start);
    }
  }

  EngineWatch(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public synchronized void batchCompleted(BatchMeasurement batch) {
    long now = nanos.getAsLong();
    Worker worker = workers.get(Thread.currentThread());
    if (worker == null) {
      workers.put(Thread.currentThread(), new Worker(now));
      return;
    }
    worker.last = now;
    worker.tally =
        worker.tally.plus(
            new Tally(
                1,
                batch.shape().tokens(),
                batch.realTokens(),
                batch.computeNanos(),
                batch.sequences(),
                0));
    notifyAll();
  }

  @Override
  public synchronized void sequenceCompleted(Outcome outcome, Timing timing) {
    Worker worker = workers.get(Thread.currentThread());
    if (worker != null && worker.tally.batches() > 0) {
      worker.tally = worker.tally.plus(new Tally(0, 0, 0, 0, 0, timing.queueNanos()));
    }
  }

  @Override
  public void stateChanged(EngineState state, Optional<DeviceFailure> cause) {
    cause.ifPresent(this::fail);
  }

  /** Ends the wait of {@link #await} with an exception. */
  synchronized void fail(Throwable cause) {
    failure = cause;
    notifyAll();
  }

  /**
   * Waits until so many workers were measured for at least {@code time}.
   *
   * @throws IllegalStateException if the engine fails
   */
  synchronized void await(int count, Duration time) throws InterruptedException {
    while (failure == null && !measured(count, time.toNanos())) {
      wait();
    }
    if (failure != null) {
      throw new IllegalStateException("litmill failed: " + failure.getMessage(), failure);
    }
  }

  private boolean measured(int count, long time) {
    return workers.size() >= count
        && workers.values().stream()
            .allMatch(worker -> worker.tally.batches() > 0 && worker.last - worker.start >= time);
  }

  /** Real tokens a second of all workers. */
  synchronized double rate() {
    return workers.values().stream().mapToDouble(Worker::rate).sum();
  }

  synchronized Tally tally() {
    return workers.values().stream().map(worker -> worker.tally).reduce(Tally.NONE, Tally::plus);
  }
}
