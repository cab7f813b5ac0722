package io.litmill.inference;

import io.litmill.model.Device;
import java.util.Objects;

/**
 * How the engine of one device works.
 *
 * @param device name in messages, thread names and metrics, for example {@code cpu} or {@code
 *     gpu:0}
 * @param workers threads that run batches: the cores on a CPU, 1 or 2 on a GPU
 * @param queueTokens most tokens that wait in the queue, for each {@link Priority} by itself, so
 *     that a waiting replay does not keep live work out; a single submission that is larger enters
 *     an empty queue
 * @param replayShare share of the device's tokens that replay gets while live work waits too; more
 *     than 0, at most 0.5
 */
public record EngineSettings(
    String device, int workers, long queueTokens, double replayShare, BatchSettings batching) {
  private static final int MOST_WORKERS = 1024;
  private static final int WORKERS_ON_A_GPU = 2;

  public EngineSettings {
    Objects.requireNonNull(batching, "batching");
    if (device == null || device.isBlank()) {
      throw new IllegalArgumentException("device \"" + device + "\" is blank");
    }
    if (workers <= 0 || workers > MOST_WORKERS) {
      throw new IllegalArgumentException(
          "workers " + workers + " is not between 1 and " + MOST_WORKERS);
    }
    if (queueTokens < batching.tokenBudget()) {
      throw new IllegalArgumentException(
          "queueTokens %d is less than tokenBudget %d"
              .formatted(queueTokens, batching.tokenBudget()));
    }
    if (!(replayShare > 0 && replayShare <= 0.5)) {
      throw new IllegalArgumentException(
          "replayShare " + replayShare + " is not more than 0 and at most 0.5");
    }
  }

  /**
   * Threads that keep a device busy: one a core of a CPU, two on a GPU, so that one prepares what
   * comes next.
   */
  public static int workersOf(Device device) {
    return device.gpu() ? WORKERS_ON_A_GPU : Runtime.getRuntime().availableProcessors();
  }

  /** A queue of 32 batches, and a tenth of the device for replay. */
  public static EngineSettings of(String device, int workers, BatchSettings batching) {
    return new EngineSettings(device, workers, 32L * batching.tokenBudget(), 0.1, batching);
  }
}
