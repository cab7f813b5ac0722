package io.litmill.throughput;

import io.litmill.annotation.Annotator;
import io.litmill.embedded.EmbeddedPlatform;
import io.litmill.provisioning.BrokerTopics;
import io.litmill.provisioning.Provisioning;
import io.litmill.provisioning.RegistrySubjects;
import io.litmill.schemas.Citation;
import io.litmill.settings.Configuration;
import io.litmill.topics.Topic;
import io.litmill.topics.TopicCatalogue;
import io.litmill.topology.LitmillStream;
import io.litmill.topology.StreamListener;
import io.litmill.topology.StreamSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The stream around the same annotator, with a broker and a registry in this process. Each round
 * has topics, an application and state of its own. Used by one thread.
 */
public final class StreamRounds implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final Path folder;
  private final Annotator annotator;
  private final int threads;
  private final int batch;
  private final EmbeddedPlatform platform;
  private int rounds;

  private StreamRounds(
      Path folder, Annotator annotator, int threads, int batch, EmbeddedPlatform platform) {
    this.folder = folder;
    this.annotator = annotator;
    this.threads = threads;
    this.batch = batch;
    this.platform = platform;
  }

  /**
   * Starts the broker and the registry.
   *
   * @param folder where their data and the state are
   * @param threads stream threads, and partitions of each topic
   * @param batch citations that are annotated at once
   */
  public static StreamRounds start(Path folder, Annotator annotator, int threads, int batch)
      throws IOException {
    EmbeddedPlatform platform = EmbeddedPlatform.start(folder.resolve("platform"), 0, 0);
    return new StreamRounds(folder, annotator, threads, batch, platform);
  }

  /**
   * Sends the citations through a stream that waits for them.
   *
   * @throws IllegalStateException if the stream fails
   */
  public Round run(List<Citation> citations) throws InterruptedException {
    rounds++;
    String name = "round-" + rounds;
    StreamSettings settings = settings(name);
    TopicCatalogue topics =
        TopicCatalogue.of(
            settings.topicPrefix(), platform.registry().schemas(), platform.clientConfiguration());
    provision(topics);
    try (LitmillStream stream =
            new LitmillStream(settings, annotator, topics, StreamListener.NONE);
        KafkaConsumer<byte[], byte[]> results = results(topics)) {
      stream.start();
      awaitRunning(stream);
      send(topics.citations(), citations, name);
      long begin = System.nanoTime();
      int seen = 0;
      while (seen < citations.size()) {
        requireSound(stream);
        seen += results.poll(POLL).count();
      }
      return new Round(citations.size(), (System.nanoTime() - begin) / 1e9);
    }
  }

  private StreamSettings settings(String name) {
    Map<String, String> values = new HashMap<>();
    platform
        .clientConfiguration()
        .forEach((key, value) -> values.put(Configuration.KAFKA + key, value.toString()));
    values.put("litmill.topics.prefix", name + ".");
    values.put("litmill.stream.application-id", name);
    values.put("litmill.stream.threads", Integer.toString(threads));
    values.put("litmill.stream.batch-records", Integer.toString(batch));
    values.put("litmill.stream.state-folder", folder.resolve("state").toString());
    return StreamSettings.of(Configuration.of(values));
  }

  private void provision(TopicCatalogue topics) {
    try (Admin admin = Admin.create(platform.clientConfiguration())) {
      new Provisioning(
              new BrokerTopics(admin, OptionalInt.of(threads), OptionalInt.of(1)),
              new RegistrySubjects(platform.registry().schemas()))
          .create(topics);
    }
  }

  private KafkaConsumer<byte[], byte[]> results(TopicCatalogue topics) {
    Map<String, Object> configs = new HashMap<>(platform.clientConfiguration());
    configs.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    configs.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(configs, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(
        consumer.partitionsFor(topics.annotations().name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList());
    return consumer;
  }

  private static void awaitRunning(LitmillStream stream) throws InterruptedException {
    while (stream.state() != KafkaStreams.State.RUNNING) {
      requireSound(stream);
      Thread.sleep(POLL.toMillis());
    }
  }

  private static void requireSound(LitmillStream stream) {
    stream
        .failure()
        .ifPresent(
            failure -> {
              throw new IllegalStateException(
                  "the stream failed: " + failure.getMessage(), failure);
            });
  }

  /** All become visible at once. */
  private void send(Topic<String, Citation> topic, List<Citation> citations, String name) {
    Map<String, Object> configs = new HashMap<>(platform.clientConfiguration());
    configs.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name + "-input");
    configs.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    try (KafkaProducer<String, Citation> producer =
        new KafkaProducer<>(configs, topic.key().serializer(), topic.value().serializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      citations.forEach(
          citation ->
              producer.send(new ProducerRecord<>(topic.name(), citation.getPmid(), citation)));
      producer.commitTransaction();
    }
  }

  @Override
  public void close() throws IOException {
    platform.close();
  }
}
