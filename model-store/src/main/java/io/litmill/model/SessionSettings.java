package io.litmill.model;

import java.util.Objects;

/**
 * Where and with how many threads a session computes.
 *
 * @param device of the computation
 * @param threads runs that may be computed at once on a CPU, each by one thread
 * @param gpuMemoryFraction share of the GPU's memory taken at once; 0 takes it as it is needed
 */
public record SessionSettings(Device device, int threads, double gpuMemoryFraction) {
  public SessionSettings {
    Objects.requireNonNull(device, "device");
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads + " is below 1");
    }
    if (!(gpuMemoryFraction >= 0 && gpuMemoryFraction <= 1)) {
      throw new IllegalArgumentException(
          "gpuMemoryFraction " + gpuMemoryFraction + " is not between 0 and 1");
    }
  }

  /** The CPU with a thread a core. */
  public static SessionSettings cpu() {
    return new SessionSettings(Device.CPU, Runtime.getRuntime().availableProcessors(), 0);
  }
}
