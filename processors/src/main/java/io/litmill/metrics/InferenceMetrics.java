package io.litmill.metrics;

import io.litmill.inference.BatchMeasurement;
import io.litmill.inference.DeviceFailure;
import io.litmill.inference.EngineListener;
import io.litmill.inference.EngineState;
import io.litmill.inference.ModelId;
import io.litmill.inference.Outcome;
import io.litmill.inference.SequenceFailure;
import io.litmill.inference.SequenceOutput;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What an inference engine does, as metrics with the labels {@code model} and {@code version}; how
 * long sequences waited by {@code priority}, too, {@code live} or {@code replay}: a replay waits on
 * purpose.
 */
public final class InferenceMetrics implements EngineListener {
  private final MeterRegistry registry;

  public InferenceMetrics(MeterRegistry registry) {
    this.registry = registry;
    deviceFailures();
  }

  @Override
  public void batchCompleted(BatchMeasurement batch) {
    Tags tags = tags(batch.model());
    DistributionSummary.builder("litmill.inference.batch.tokens")
        .description("Tokens of a batch, padding included")
        .tags(tags)
        .register(registry)
        .record(batch.shape().tokens());
    DistributionSummary.builder("litmill.inference.padding.ratio")
        .description("Share of a batch that was padding")
        .tags(tags)
        .register(registry)
        .record(batch.paddingRatio());
    timer("litmill.inference.batch.compute", "Time to compute a batch", tags)
        .record(batch.computeNanos(), TimeUnit.NANOSECONDS);
    counter("litmill.inference.tokens", "Tokens computed, without padding", tags)
        .increment(batch.realTokens());
  }

  @Override
  public void batchSplit(ModelId model, SequenceFailure.Reason reason) {
    counter(
            "litmill.inference.batch.splits",
            "Batches that failed and were tried again in smaller ones",
            tags(model).and("reason", reason.name().toLowerCase(Locale.ROOT)))
        .increment();
  }

  @Override
  public void sequenceCompleted(Outcome outcome, SequenceOutput.Timing timing) {
    Tags tags = tags(outcome.model());
    counter(
            "litmill.inference.requests",
            "Sequences that came out of the engine",
            tags.and("outcome", outcome.label()))
        .increment();
    String priority = outcome.priority().name().toLowerCase(Locale.ROOT);
    timer("litmill.inference.queue", "Time that a sequence waited", tags.and("priority", priority))
        .record(timing.queueNanos(), TimeUnit.NANOSECONDS);
    timer("litmill.inference.compute", "Time that a sequence's batch took", tags)
        .record(timing.computeNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void stateChanged(EngineState state, Optional<DeviceFailure> cause) {
    if (state == EngineState.FAILED) {
      deviceFailures().increment();
    }
  }

  /** Counts from zero on, so that the first one shows as an increase. */
  private Counter deviceFailures() {
    return counter(
        "litmill.inference.device.failures", "Times that the device broke", Tags.empty());
  }

  private Counter counter(String name, String description, Tags tags) {
    return Counter.builder(name).description(description).tags(tags).register(registry);
  }

  private Timer timer(String name, String description, Tags tags) {
    return Timer.builder(name).description(description).tags(tags).register(registry);
  }

  private static Tags tags(ModelId model) {
    return Tags.of("model", model.name(), "version", model.version());
  }
}
