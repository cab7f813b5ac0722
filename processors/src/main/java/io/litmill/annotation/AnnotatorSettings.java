package io.litmill.annotation;

import io.litmill.bundle.Manifest.Precision;
import io.litmill.inference.BatchSettings;
import io.litmill.inference.EngineListener;
import io.litmill.inference.EngineSettings;
import io.litmill.inference.Priority;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/**
 * How an annotator computes; what it computes is said by the pipeline.
 *
 * @param engine its device, threads and batches
 * @param gpuMemoryFraction share of the GPU's memory taken at once; 0 takes it as it is needed
 * @param priority of its work on the device
 * @param precision instead of that of each bundle's manifest, where given
 * @param listener is told of batches and results
 * @param clock gives the time of extraction
 */
public record AnnotatorSettings(
    EngineSettings engine,
    double gpuMemoryFraction,
    Priority priority,
    Optional<Precision> precision,
    EngineListener listener,
    Clock clock) {
  public AnnotatorSettings {
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(priority, "priority");
    Objects.requireNonNull(precision, "precision");
    Objects.requireNonNull(listener, "listener");
    Objects.requireNonNull(clock, "clock");
  }

  /** Live work on all cores of this machine, in the precision of each bundle. */
  public static AnnotatorSettings cpu() {
    return new AnnotatorSettings(
        EngineSettings.of(
            "cpu", Runtime.getRuntime().availableProcessors(), BatchSettings.defaults()),
        0,
        Priority.LIVE,
        Optional.empty(),
        EngineListener.NONE,
        Clock.systemUTC());
  }

  public AnnotatorSettings withEngine(EngineSettings other) {
    return new AnnotatorSettings(other, gpuMemoryFraction, priority, precision, listener, clock);
  }

  public AnnotatorSettings withGpuMemoryFraction(double other) {
    return new AnnotatorSettings(engine, other, priority, precision, listener, clock);
  }

  public AnnotatorSettings withPriority(Priority other) {
    return new AnnotatorSettings(engine, gpuMemoryFraction, other, precision, listener, clock);
  }

  public AnnotatorSettings withPrecision(Precision other) {
    return new AnnotatorSettings(
        engine, gpuMemoryFraction, priority, Optional.of(other), listener, clock);
  }

  public AnnotatorSettings withListener(EngineListener other) {
    return new AnnotatorSettings(engine, gpuMemoryFraction, priority, precision, other, clock);
  }

  public AnnotatorSettings withClock(Clock other) {
    return new AnnotatorSettings(engine, gpuMemoryFraction, priority, precision, listener, other);
  }
}
