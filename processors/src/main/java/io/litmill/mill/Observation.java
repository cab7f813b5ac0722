package io.litmill.mill;

import io.litmill.health.MillHealth;
import io.litmill.health.Watched;
import io.litmill.inference.EngineListener;
import io.litmill.metrics.InferenceMetrics;
import io.litmill.metrics.KafkaMetrics;
import io.litmill.metrics.RegistryMetrics;
import io.litmill.metrics.StreamMetrics;
import io.litmill.registry.RegistryListener;
import io.litmill.topology.LitmillStream;
import io.litmill.topology.StreamListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams.State;

/** What is shown of a stream at work: its health and its metrics. Safe for several threads. */
public final class Observation {
  private final MillHealth health;
  private final MeterRegistry meters;

  /** One by these checks and these metrics. */
  public Observation(MillHealth health, MeterRegistry meters) {
    this.health = health;
    this.meters = meters;
  }

  /** One that nobody sees. */
  public static Observation unseen() {
    return new Observation(new MillHealth(), new CompositeMeterRegistry());
  }

  /** Shows what models do. */
  public EngineListener engine() {
    return new InferenceMetrics(meters);
  }

  /** Shows what a stream does. */
  public StreamListener stream() {
    return new StreamMetrics(meters);
  }

  /** Shows how often the schema registry fails. */
  RegistryListener registry() {
    return new RegistryMetrics(meters);
  }

  /** Shows a number, which is asked for at each scrape. */
  public void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).strongReference(true).register(meters);
  }

  /**
   * Shows the state of a stream and its lag.
   *
   * @param citations the topic that it reads
   */
  public void watch(LitmillStream stream, String citations) {
    watch(
        new Watched() {
          @Override
          public State state() {
            return stream.state();
          }

          @Override
          public Optional<Throwable> failure() {
            return stream.failure();
          }
        },
        stream::metrics,
        citations);
  }

  /** The same of a mill. */
  void watch(Mill mill, String citations) {
    watch(mill, mill::kafkaMetrics, citations);
  }

  private void watch(
      Watched watched, Supplier<Map<MetricName, ? extends Metric>> kafka, String citations) {
    KafkaMetrics.bind(meters, citations, kafka, () -> watched.state() == State.RUNNING);
    health.watch(watched);
  }

  /** The stream has done its work and is no more: alive, and not ready. */
  public void rest() {
    health.rest();
  }
}
