package io.litmill.metrics;

import io.litmill.topology.StreamListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/** What a stream does, as metrics. */
public final class StreamMetrics implements StreamListener {
  private final MeterRegistry registry;
  private final Counter citations;
  private final DistributionSummary batchRecords;
  private final DistributionSummary batchCharacters;
  private final DistributionSummary batchFill;
  private final Timer batchTime;
  private final Timer freshness;

  public StreamMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.citations =
        Counter.builder("litmill.citations")
            .description("Records of the citations topic that were read")
            .register(registry);
    this.batchRecords = summary("litmill.batch.records", "Citations annotated at once");
    this.batchCharacters =
        summary("litmill.batch.characters", "Characters of the texts annotated at once");
    this.batchFill =
        summary(
            "litmill.batch.fill.ratio", "Share of a batch that was full, by records or characters");
    this.batchTime =
        Timer.builder("litmill.batch")
            .description("Time to annotate a batch of citations")
            .register(registry);
    this.freshness =
        Timer.builder("litmill.freshness")
            .description("Age of a citation's record when its results were sent")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(10))
            .maximumExpectedValue(Duration.ofHours(24))
            .register(registry);
    for (Skipped why : Skipped.values()) {
      skippedCounter(why);
    }
  }

  @Override
  public void citation() {
    citations.increment();
  }

  @Override
  public void skipped(Skipped why) {
    skippedCounter(why).increment();
  }

  @Override
  public void batch(int records, long characters, double fill, Duration took) {
    batchRecords.record(records);
    batchCharacters.record(characters);
    batchFill.record(fill);
    batchTime.record(took);
  }

  @Override
  public void triplet(String operation) {
    counter("litmill.triplets", "Triplets that were sent", "op", operation).increment();
  }

  @Override
  public void labels(String operation) {
    counter("litmill.document.labels", "Document labels that were sent", "op", operation)
        .increment();
  }

  @Override
  public void deadLetter(String stage, String reason) {
    Counter.builder("litmill.dead.letters")
        .description("Records that could not be processed")
        .tags("stage", stage, "reason", reason)
        .register(registry)
        .increment();
  }

  @Override
  public void freshness(Duration age) {
    freshness.record(age);
  }

  private Counter skippedCounter(Skipped why) {
    return counter(
        "litmill.skipped." + why.name().toLowerCase(Locale.ROOT),
        "Records that did not need the annotator");
  }

  private Counter counter(String name, String description, String... tags) {
    return Counter.builder(name).description(description).tags(tags).register(registry);
  }

  private DistributionSummary summary(String name, String description) {
    return DistributionSummary.builder(name).description(description).register(registry);
  }
}
