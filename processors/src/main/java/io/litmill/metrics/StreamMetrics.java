package io.litmill.metrics;

import io.litmill.topology.StreamListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a stream does, as metrics. */
public final class StreamMetrics implements StreamListener {
  private static final Duration[] AGES = {
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(2),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15),
    Duration.ofHours(1),
    Duration.ofHours(6),
    Duration.ofHours(24)
  };

  /** What counts from zero on, so that the first time shows as an increase. */
  private static final List<String> REFUSALS = List.of("undecodable", "too_large", "key_mismatch");

  private static final List<String> OPERATIONS = List.of("added", "changed", "withdrawn");

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
            .serviceLevelObjectives(AGES)
            .register(registry);
    for (Skipped why : Skipped.values()) {
      skippedCounter(why);
    }
    for (String operation : OPERATIONS) {
      tripletCounter(operation);
      labelCounter(operation);
    }
    for (String reason : REFUSALS) {
      deadLetterCounter("deserialise", reason);
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
    tripletCounter(operation).increment();
  }

  @Override
  public void labels(String operation) {
    labelCounter(operation).increment();
  }

  @Override
  public void deadLetter(String stage, String reason) {
    deadLetterCounter(stage, reason).increment();
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

  private Counter tripletCounter(String operation) {
    return counter("litmill.triplets", "Triplets that were sent", "op", operation);
  }

  private Counter labelCounter(String operation) {
    return counter("litmill.document.labels", "Document labels that were sent", "op", operation);
  }

  private Counter deadLetterCounter(String stage, String reason) {
    return counter(
        "litmill.dead.letters",
        "Records that could not be processed",
        "stage",
        stage,
        "reason",
        reason);
  }

  private Counter counter(String name, String description, String... tags) {
    return Counter.builder(name).description(description).tags(tags).register(registry);
  }

  private DistributionSummary summary(String name, String description) {
    return DistributionSummary.builder(name).description(description).register(registry);
  }
}
