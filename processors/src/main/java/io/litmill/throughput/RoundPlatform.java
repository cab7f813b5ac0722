package io.litmill.throughput;

import io.litmill.embedded.EmbeddedPlatform;
import io.litmill.provisioning.BrokerTopics;
import io.litmill.provisioning.Provisioning;
import io.litmill.provisioning.RegistrySubjects;
import io.litmill.schemas.Citation;
import io.litmill.settings.Configuration;
import io.litmill.topics.Topic;
import io.litmill.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A broker and a registry in this process; each round has names, topics and state of its own there.
 * Used by one thread.
 */
public final class RoundPlatform implements AutoCloseable {
  private final Path folder;
  private final int threads;
  private final int batch;
  private final EmbeddedPlatform platform;
  private int rounds;

  private RoundPlatform(Path folder, int threads, int batch, EmbeddedPlatform platform) {
    this.folder = folder;
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
  public static RoundPlatform start(Path folder, int threads, int batch) throws IOException {
    return new RoundPlatform(
        folder, threads, batch, EmbeddedPlatform.start(folder.resolve("platform"), 0, 0));
  }

  /**
   * What a round is given.
   *
   * @param configuration of an application of its own
   * @param topics that were made for it, empty
   */
  record Prepared(Configuration configuration, TopicCatalogue topics) {}

  Map<String, Object> client() {
    return platform.clientConfiguration();
  }

  Prepared prepare() {
    rounds++;
    String name = "round-" + rounds;
    return new Prepared(configuration(name), topics(name));
  }

  private Configuration configuration(String round) {
    Map<String, String> values = new HashMap<>();
    client().forEach((key, value) -> values.put(Configuration.KAFKA + key, value.toString()));
    values.put("litmill.topics.prefix", round + ".");
    values.put("litmill.stream.application-id", round);
    values.put("litmill.stream.threads", Integer.toString(threads));
    values.put("litmill.stream.batch-records", Integer.toString(batch));
    values.put("litmill.stream.state-folder", folder.resolve("state").toString());
    return Configuration.of(values);
  }

  private TopicCatalogue topics(String round) {
    TopicCatalogue topics = TopicCatalogue.of(round + ".", platform.registry().schemas(), client());
    try (Admin admin = Admin.create(client())) {
      new Provisioning(
              new BrokerTopics(admin, OptionalInt.of(threads), OptionalInt.of(1)),
              new RegistrySubjects(platform.registry().schemas()))
          .create(topics);
    }
    return topics;
  }

  /** All become visible at once. */
  void send(Topic<String, Citation> topic, List<Citation> citations) {
    Map<String, Object> configs = new HashMap<>(client());
    configs.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic.name() + "-input");
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
