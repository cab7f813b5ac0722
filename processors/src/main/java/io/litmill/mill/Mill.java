package io.litmill.mill;

import io.litmill.annotation.Annotator;
import io.litmill.health.Watched;
import io.litmill.registry.SchemaRegistry;
import io.litmill.settings.Configuration;
import io.litmill.topics.TopicCatalogue;
import io.litmill.topology.LitmillStream;
import io.litmill.topology.StreamListener;
import io.litmill.topology.StreamSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams.State;

/** A stream through an annotator, which it owns. Safe for several threads. */
public final class Mill implements Watched, AutoCloseable {
  private final Annotator annotator;
  private final LitmillStream stream;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Runnable> stopListeners = new CopyOnWriteArrayList<>();

  /** Opens an annotator when all else that is needed is there. */
  public interface AnnotatorSource {
    Annotator open() throws IOException;
  }

  /**
   * The live stream that a configuration describes, with health and metrics; to be started.
   *
   * @param annotator opened and owned by the mill
   * @throws io.litmill.settings.SettingException if a setting is not allowed
   * @throws io.litmill.bundle.BundleException if a bundle is missing or damaged
   * @throws io.litmill.pipeline.PipelineException if the pipeline is no good
   */
  public static Mill open(
      Configuration configuration, AnnotatorSource annotator, Observation observation)
      throws IOException {
    StreamSettings settings = StreamSettings.of(configuration);
    Map<String, String> kafka = configuration.kafka();
    TopicCatalogue topics =
        TopicCatalogue.of(
            settings.topicPrefix(), SchemaRegistry.connect(kafka, observation.registry()), kafka);
    topics.prepareToWrite();
    Mill mill = new Mill(settings, annotator.open(), topics, observation.stream());
    observation.watch(mill, topics.citations().name());
    return mill;
  }

  /**
   * Takes over the annotator, whose models are warm.
   *
   * @param topics read and written
   * @param listener called by all stream threads
   */
  public Mill(
      StreamSettings settings,
      Annotator annotator,
      TopicCatalogue topics,
      StreamListener listener) {
    this.annotator = annotator;
    this.stream = new LitmillStream(settings, annotator, topics, listener);
    stream.onState(
        state -> {
          if (state == State.ERROR || state == State.NOT_RUNNING) {
            stopped.countDown();
            stopListeners.forEach(Runnable::run);
          }
        });
  }

  /**
   * Starts the stream's threads.
   *
   * @throws org.apache.kafka.common.KafkaException if a topic is missing or the topics do not fit
   *     each other
   */
  public void start() {
    stream.start();
  }

  /** Has this called when the stream has stopped; it must return at once. Before the start. */
  public void onStop(Runnable listener) {
    stopListeners.add(listener);
  }

  /** Kafka's own metrics, lag among them. */
  public Map<MetricName, ? extends Metric> kafkaMetrics() {
    return stream.metrics();
  }

  @Override
  public State state() {
    return stream.state();
  }

  @Override
  public Optional<Throwable> failure() {
    return stream.failure();
  }

  /** Waits until the stream has stopped, by {@link #stop} or by a failure. */
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  /** Stops the stream and commits what it did; waits until it has stopped, but not for ever. */
  public void stop() {
    stream.close();
  }

  /** Stops the stream and closes the annotator. */
  @Override
  public void close() {
    stop();
    annotator.close();
  }
}
