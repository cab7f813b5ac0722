package io.litmill.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Where this instance stands in Kafka, as gauges that are read when they are scraped. Lag counts
 * committed records of the partitions that the instance has; the sum over all instances is that of
 * the application.
 */
public final class KafkaMetrics {
  private static final String LAG_GROUP = "consumer-fetch-manager-metrics";

  private final String topic;
  private final Supplier<Map<MetricName, ? extends Metric>> metrics;

  private KafkaMetrics(String topic, Supplier<Map<MetricName, ? extends Metric>> metrics) {
    this.topic = topic;
    this.metrics = metrics;
  }

  /**
   * Makes the gauges.
   *
   * @param topic whose lag counts
   * @param metrics Kafka's own, asked at each scrape
   * @param running whether the stream has its partitions and works
   */
  public static void bind(
      MeterRegistry registry,
      String topic,
      Supplier<Map<MetricName, ? extends Metric>> metrics,
      BooleanSupplier running) {
    KafkaMetrics kafka = new KafkaMetrics(topic, metrics);
    gauge(registry, "litmill.lag.records", "Citations not yet read", () -> kafka.lags().sum());
    gauge(
        registry,
        "litmill.lag.records.largest",
        "Citations not yet read of the partition with most of them",
        () -> kafka.lags().max().orElse(0));
    gauge(
        registry,
        "litmill.partitions",
        "Partitions of the citations topic that this instance reads",
        () -> kafka.lags().count());
    gauge(
        registry,
        "litmill.stream.running",
        "1 while the stream runs, 0 while it starts, rebalances or has failed",
        () -> running.getAsBoolean() ? 1 : 0);
  }

  private static void gauge(
      MeterRegistry registry, String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).strongReference(true).register(registry);
  }

  private DoubleStream lags() {
    return metrics.get().entrySet().stream()
        .filter(entry -> isLag(entry.getKey()))
        .mapToDouble(entry -> ((Number) entry.getValue().metricValue()).doubleValue())
        .filter(Double::isFinite);
  }

  /** Kafka writes dots of topics as underscores in the tags of its metrics. */
  private boolean isLag(MetricName name) {
    return name.group().equals(LAG_GROUP)
        && name.name().equals("records-lag")
        && name.tags().containsKey("partition")
        && name.tags().getOrDefault("topic", "").replace('_', '.').equals(topic.replace('_', '.'));
  }
}
