package io.litmill.mill;

import io.litmill.annotation.Annotator;
import io.litmill.health.Watched;
import io.litmill.topics.TopicCatalogue;
import io.litmill.topology.LitmillStream;
import io.litmill.topology.StreamListener;
import io.litmill.topology.StreamSettings;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams.State;

/** A stream through an annotator, which it owns. Safe for several threads. */
public final class Mill implements Watched, AutoCloseable {
  private final Annotator annotator;
  private final LitmillStream stream;
  private final CountDownLatch stopped = new CountDownLatch(1);

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
          }
        });
  }

  /**
   * Starts the stream's threads.
   *
   * @throws IllegalStateException if a topic is missing or the topics do not fit each other
   */
  public void start() {
    stream.start();
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

  /** Waits until the stream has stopped, by {@link #close} or by a failure. */
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  /** Stops the stream, commits what it did, and closes the annotator. */
  @Override
  public void close() {
    stream.close();
    annotator.close();
  }
}
