package io.litmill.bench;

import io.litmill.architecture.Architecture;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The machine's peak, measured between the contenders; the best of all rounds counts. */
final class PeakRounds implements AutoCloseable {
  private static final Duration TIME = Duration.ofMillis(500);

  private final Map<Precision, MatrixPeak> probes = new EnumMap<>(Precision.class);
  private final Map<Precision, Double> best = new EnumMap<>(Precision.class);

  PeakRounds(Architecture architecture, Set<Precision> precisions, int threads) {
    for (Precision precision : precisions) {
      if (precision != Precision.INT8) {
        probes.put(precision, MatrixPeak.of(architecture, precision, threads));
      }
    }
  }

  void measure(TimedRun run) throws InterruptedException {
    for (Map.Entry<Precision, MatrixPeak> probe : probes.entrySet()) {
      best.merge(probe.getKey(), probe.getValue().operationsPerSecond(run, TIME), Math::max);
    }
  }

  /** Operations a second. */
  Map<Precision, Double> best() {
    return Map.copyOf(best);
  }

  @Override
  public void close() {
    probes.values().forEach(MatrixPeak::close);
  }
}
