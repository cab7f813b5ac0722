package io.litmill.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.inference.BatchMeasurement;
import io.litmill.inference.BatchShape;
import io.litmill.inference.ModelId;
import io.litmill.inference.Outcome;
import io.litmill.inference.Priority;
import io.litmill.inference.SequenceFailure;
import io.litmill.inference.SequenceOutput;
import io.litmill.registry.RegistryListener;
import io.litmill.topology.StreamListener.Skipped;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class StreamMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void countsWhatTheStreamDoes() {
    StreamMetrics metrics = new StreamMetrics(registry);
    metrics.citation();
    metrics.citation();
    metrics.skipped(Skipped.UNCHANGED);
    metrics.batch(16, 20_000, 0.25, Duration.ofMillis(500));
    metrics.triplet("added");
    metrics.triplet("added");
    metrics.triplet("withdrawn");
    metrics.labels("changed");
    metrics.deadLetter("entities", "model_failed");
    metrics.freshness(Duration.ofSeconds(3));

    assertThat(registry.get("litmill.citations").counter().count()).isEqualTo(2);
    assertThat(registry.get("litmill.skipped.unchanged").counter().count()).isEqualTo(1);
    assertThat(registry.get("litmill.skipped.late").counter().count()).isZero();
    assertThat(registry.get("litmill.batch.records").summary().totalAmount()).isEqualTo(16);
    assertThat(registry.get("litmill.batch.fill.ratio").summary().max()).isEqualTo(0.25);
    assertThat(registry.get("litmill.batch").timer().totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(500);
    assertThat(registry.get("litmill.triplets").tag("op", "added").counter().count()).isEqualTo(2);
    assertThat(registry.get("litmill.triplets").tag("op", "withdrawn").counter().count())
        .isEqualTo(1);
    assertThat(registry.get("litmill.document.labels").tag("op", "changed").counter().count())
        .isEqualTo(1);
    assertThat(
            registry
                .get("litmill.dead.letters")
                .tags("stage", "entities", "reason", "model_failed")
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(registry.get("litmill.freshness").timer().max(TimeUnit.SECONDS)).isEqualTo(3);
  }

  @Test
  void whatHasNotHappenedYetCountsFromZero() {
    new StreamMetrics(registry);
    new InferenceMetrics(registry);
    new RegistryMetrics(registry).failed(RegistryListener.Failure.DENIED);
    assertThat(registry.get("litmill.triplets").tag("op", "withdrawn").counter().count()).isZero();
    assertThat(registry.get("litmill.dead.letters").counters()).isNotEmpty();
    assertThat(registry.get("litmill.inference.device.failures").counter().count()).isZero();
    assertThat(
            registry.get("litmill.registry.failures").tag("kind", "unavailable").counter().count())
        .isZero();
    assertThat(registry.get("litmill.registry.failures").tag("kind", "denied").counter().count())
        .isEqualTo(1);
  }

  @Test
  void lagIsThatOfTheTopicsPartitionsOnly() {
    Map<MetricName, Metric> kafka = new HashMap<>();
    kafka.put(lag("in.v1", "0"), metric(5.0));
    kafka.put(lag("in_v1", "1"), metric(7.0));
    kafka.put(lag("in.v1", "2"), metric(Double.NaN));
    kafka.put(lag("changelog", "0"), metric(100.0));
    KafkaMetrics.bind(registry, "in.v1", () -> kafka, () -> true);
    assertThat(registry.get("litmill.lag.records").gauge().value()).isEqualTo(12);
    assertThat(registry.get("litmill.lag.records.largest").gauge().value()).isEqualTo(7);
    assertThat(registry.get("litmill.partitions").gauge().value()).isEqualTo(2);
    assertThat(registry.get("litmill.stream.running").gauge().value()).isEqualTo(1);
  }

  private static MetricName lag(String topic, String partition) {
    return new MetricName(
        "records-lag",
        "consumer-fetch-manager-metrics",
        "",
        Map.of("client-id", "one", "topic", topic, "partition", partition));
  }

  private static Metric metric(double value) {
    return new Metric() {
      @Override
      public MetricName metricName() {
        return null;
      }

      @Override
      public Object metricValue() {
        return value;
      }
    };
  }

  @Test
  void measuresBatchesOfAModelAndWhatCameOfItsSequences() {
    InferenceMetrics metrics = new InferenceMetrics(registry);
    ModelId model = new ModelId("entities", "0123");
    metrics.batchCompleted(
        new BatchMeasurement(model, new BatchShape(16, 128), 60, 1536, 2_000_000L));
    metrics.sequenceCompleted(
        new Outcome(model, Priority.LIVE, Optional.empty()),
        new SequenceOutput.Timing(1_000_000L, 2_000_000L));
    metrics.sequenceCompleted(
        new Outcome(model, Priority.REPLAY, Optional.of(SequenceFailure.Reason.values()[0])),
        new SequenceOutput.Timing(9_000_000L, 0));

    assertThat(
            registry
                .get("litmill.inference.batch.tokens")
                .tags("model", "entities", "version", "0123")
                .summary()
                .totalAmount())
        .isEqualTo(2048);
    assertThat(registry.get("litmill.inference.padding.ratio").summary().max()).isEqualTo(0.25);
    assertThat(registry.get("litmill.inference.tokens").counter().count()).isEqualTo(1536);
    assertThat(registry.get("litmill.inference.requests").counters()).hasSize(2);
    assertThat(longestWait("live")).isEqualTo(1);
    assertThat(longestWait("replay")).isEqualTo(9);
  }

  private double longestWait(String priority) {
    return registry
        .get("litmill.inference.queue")
        .tag("priority", priority)
        .timer()
        .max(TimeUnit.MILLISECONDS);
  }
}
