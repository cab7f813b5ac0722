package io.litmill.throughput;

import io.litmill.inference.BatchMeasurement;
import io.litmill.inference.EngineListener;
import io.litmill.model.Device;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Adds up the tokens that the models compute, padding included, and the time that it takes: on a
 * CPU the processor time of the engine's workers, which other threads that keep a worker from the
 * processor do not lengthen; on a GPU the time of the batches. Safe for several threads.
 */
public final class ModelWork implements EngineListener {
  private final LongAdder tokens = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final boolean gpu;
  private final LongSupplier processorNanos;
  private final ThreadLocal<Long> counted = ThreadLocal.withInitial(() -> 0L);

  /**
   * @param processorNanos processor time of the thread that asks, until now
   */
  ModelWork(Device device, LongSupplier processorNanos) {
    this.gpu = device.gpu();
    this.processorNanos = processorNanos;
  }

  /** For an engine on that device. */
  public static ModelWork on(Device device) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return new ModelWork(device, threads::getCurrentThreadCpuTime);
  }

  /** Tokens, and nanoseconds. */
  public record Sum(long tokens, long nanos) {
    Sum minus(Sum earlier) {
      return new Sum(tokens - earlier.tokens, nanos - earlier.nanos);
    }

    double nanosPerToken() {
      return (double) nanos / tokens;
    }
  }

  @Override
  public void batchCompleted(BatchMeasurement batch) {
    tokens.add(batch.shape().tokens());
    nanos.add(gpu ? batch.computeNanos() : sinceLastBatch());
  }

  private long sinceLastBatch() {
    long now = processorNanos.getAsLong();
    long since = now - counted.get();
    counted.set(now);
    return since;
  }

  /** Until now. */
  public Sum sum() {
    return new Sum(tokens.sum(), nanos.sum());
  }
}
