package io.litmill.topology;

import io.litmill.annotation.Annotator;
import io.litmill.topics.TopicCatalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running stream: one instance of the application, which shares the partitions with the others of
 * its application id. Started once. It does not close the annotator.
 *
 * <p>Results are exactly once for readers of committed records. What a thread throws stops the
 * instance ({@link State#ERROR}); its transactions are given up, so that nothing is lost, and
 * another instance or a new start goes on from there. Safe for several threads.
 */
public final class LitmillStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LitmillStream.class);
  private static final Duration STOP = Duration.ofMinutes(1);

  private final StreamParts parts;
  private final KafkaStreams streams;
  private final Properties properties;
  private final List<Consumer<KafkaStreams.State>> listeners = new CopyOnWriteArrayList<>();
  private volatile Throwable failure;

  /** One that takes all citations. */
  public LitmillStream(
      StreamSettings settings,
      Annotator annotator,
      TopicCatalogue topics,
      StreamListener listener) {
    this(settings, annotator, topics, listener, CitationGate.OPEN);
  }

  /**
   * @param annotator used by all threads
   * @param topics read and written
   * @param listener called by all threads
   * @param gate used by all threads
   */
  public LitmillStream(
      StreamSettings settings,
      Annotator annotator,
      TopicCatalogue topics,
      StreamListener listener,
      CitationGate gate) {
    this.properties = StreamProperties.of(settings);
    this.parts = new StreamParts(settings, annotator, topics, listener, gate);
    Topology topology = new LitmillTopology(parts, this::lookup).topology();
    this.streams = new KafkaStreams(topology, properties);
    streams.setUncaughtExceptionHandler(this::fail);
    streams.setStateListener((now, before) -> listeners.forEach(heard -> heard.accept(now)));
  }

  private CitationLookup lookup() {
    return new KafkaCitationLookup(
        parts.topics().citations().name(),
        () -> {
          Map<String, Object> configs =
              new HashMap<>(new StreamsConfig(properties).getRestoreConsumerConfigs("lookup"));
          configs.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
          configs.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
          return new KafkaConsumer<>(
              configs, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        });
  }

  private StreamThreadExceptionResponse fail(Throwable thrown) {
    LOG.error(
        "the stream {} stops: {}", parts.settings().applicationId(), thrown.toString(), thrown);
    failure = thrown;
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /**
   * Starts the threads; partitions come soon after. A stream that does not start is closed.
   *
   * @throws org.apache.kafka.common.KafkaException if a topic is missing or the topics do not fit
   *     each other
   */
  public void start() {
    try (Admin admin = Admin.create(new StreamsConfig(properties).getAdminConfigs("check"))) {
      new TopicLayout(admin).prepare(parts);
      streams.start();
    } catch (RuntimeException e) {
      streams.close(STOP);
      throw e;
    }
  }

  /** RUNNING and REBALANCING are healthy; ERROR: {@link #failure} says why. */
  public KafkaStreams.State state() {
    return streams.state();
  }

  /** Calls a listener at each change of the state from now on; it must return at once. */
  public void onState(Consumer<KafkaStreams.State> listener) {
    listeners.add(listener);
  }

  /** What stopped the stream. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** Kafka's own metrics, lag among them. */
  public Map<MetricName, ? extends Metric> metrics() {
    return streams.metrics();
  }

  /** Stops after what is being processed and commits; waits up to a minute. */
  @Override
  public void close() {
    close(STOP);
  }

  /**
   * Stops after what is being processed and commits. Citations that wait for the annotator are kept
   * in Kafka. The instance leaves the group, so that others take its partitions over at once; a
   * static member (with a {@code group.instance.id}) stays in it, and has its partitions back
   * without a rebalance when it starts again within the session timeout.
   *
   * @return whether all threads stopped in time
   */
  public boolean close(Duration patience) {
    return streams.close(
        CloseOptions.timeout(patience)
            .withGroupMembershipOperation(
                parts.settings().staticMember()
                    ? GroupMembershipOperation.REMAIN_IN_GROUP
                    : GroupMembershipOperation.LEAVE_GROUP));
  }
}
