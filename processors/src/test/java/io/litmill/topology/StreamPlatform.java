package io.litmill.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.broker.KnownTopics;
import io.litmill.embedded.EmbeddedPlatform;
import io.litmill.registry.SchemaRegistry;
import io.litmill.scan.TopicScan;
import io.litmill.schemas.Citation;
import io.litmill.settings.Configuration;
import io.litmill.topics.Topic;
import io.litmill.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A broker and a registry in this process, with the topics of one deployment each test. */
public final class StreamPlatform implements AutoCloseable {
  /** The machine may be slow and busy. */
  static final Duration PATIENCE = Duration.ofMinutes(4);

  private final EmbeddedPlatform platform;
  private final Path folder;

  public StreamPlatform(Path folder) throws IOException {
    this.folder = folder;
    this.platform = EmbeddedPlatform.start(folder.resolve("platform"), 0, 0);
  }

  /** Topics of their own, and an application id that is the prefix without its dot. */
  public Deployment deployment(String name, int partitions) throws Exception {
    Deployment deployment = new Deployment(name, connection());
    List<NewTopic> topics = new ArrayList<>();
    for (Topic<?, ?> topic : deployment.topics().all()) {
      topics.add(
          new NewTopic(topic.name(), Optional.of(partitions), Optional.empty())
              .configs(topic.settings().asConfiguration()));
    }
    try (Admin admin = Admin.create(new HashMap<>(connection()))) {
      admin.createTopics(topics).all().get();
      KnownTopics.await(admin, topics.stream().map(NewTopic::name).toList());
    }
    return deployment;
  }

  public Map<String, Object> connection() {
    return platform.clientConfiguration();
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    platform.close();
  }

  public static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("%s within %s", what, PATIENCE).isLessThan(deadline);
      Thread.sleep(500);
    }
  }

  /** One deployment: also in a process of its own that only knows the connection. */
  public record Deployment(String name, Map<String, Object> connection, TopicCatalogue topics) {
    public Deployment(String name, Map<String, Object> connection) {
      this(
          name,
          connection,
          TopicCatalogue.of(name + ".", SchemaRegistry.connect(connection), Map.of()));
    }

    /** Small batches, quick commits, a member that vanished is missed soon. */
    public StreamSettings settings(Path state, String... keysAndValues) {
      return StreamSettings.of(configuration(state, keysAndValues));
    }

    /** The same, as a configuration. */
    public Configuration configuration(Path state, String... keysAndValues) {
      Map<String, String> values = new HashMap<>();
      values.put("litmill.kafka.bootstrap.servers", connection.get("bootstrap.servers").toString());
      values.put(
          "litmill.kafka.schema.registry.url", connection.get("schema.registry.url").toString());
      values.put("litmill.topics.prefix", name + ".");
      values.put("litmill.stream.application-id", name);
      values.put("litmill.stream.state-folder", state.toString());
      values.put("litmill.stream.batch-records", "16");
      values.put("litmill.stream.batch-wait", "50ms");
      values.put("litmill.stream.commit-interval", "100ms");
      values.put("litmill.stream.threads", "2");
      values.put("litmill.kafka.main.consumer.session.timeout.ms", "10000");
      values.put("litmill.kafka.main.consumer.heartbeat.interval.ms", "1000");
      for (int i = 0; i < keysAndValues.length; i += 2) {
        values.put(keysAndValues[i], keysAndValues[i + 1]);
      }
      return Configuration.of(values);
    }

    public void send(Iterable<Sent> records) {
      Topic<String, Citation> citations = topics.citations();
      try (KafkaProducer<String, Citation> producer =
          new KafkaProducer<>(
              connection, citations.key().serializer(), citations.value().serializer())) {
        List<Future<RecordMetadata>> sendings = new ArrayList<>();
        for (Sent sent : records) {
          RecordHeaders headers = new RecordHeaders();
          sent.headers().forEach(headers::add);
          sendings.add(
              producer.send(
                  new ProducerRecord<>(
                      citations.name(), null, null, sent.pmid(), sent.citation(), headers)));
        }
        for (Future<RecordMetadata> sending : sendings) {
          sending.get();
        }
      } catch (ExecutionException | InterruptedException e) {
        throw new IllegalStateException("not all citations were sent", e);
      }
    }

    /** The triplets alone. */
    public FactTable tripletTable() {
      FactTable table = new FactTable();
      read(topics.triplets(), r -> table.triplet(r.key(), r.value()));
      return table;
    }

    /** Waits until a reader of committed records knows exactly the expected facts. */
    public void awaitFacts(FactTable expected, String what) throws InterruptedException {
      try {
        await(
            what,
            () ->
                Alike.test(tripletTable().triplets, expected.triplets) && table().isSame(expected));
      } catch (AssertionError e) {
        table().checkSame(expected, what);
        throw e;
      }
    }

    /**
     * Waits until all citations and notices that there are have been read, and that is committed.
     */
    public void awaitRead(String what) throws InterruptedException {
      String notices = settings(Path.of(".")).noticesTopic();
      TopicScan scan = new TopicScan(connection, PATIENCE);
      try (Admin admin = Admin.create(new HashMap<>(connection))) {
        await(
            what,
            () -> {
              Map<TopicPartition, Long> ends = scan.ends(topics.citations().name());
              ends.putAll(scan.ends(notices));
              ends.values().removeIf(end -> end == 0);
              return committed(admin).entrySet().containsAll(ends.entrySet());
            });
      }
    }

    private Map<TopicPartition, Long> committed(Admin admin) {
      Map<TopicPartition, Long> committed = new HashMap<>();
      try {
        admin
            .listConsumerGroupOffsets(name)
            .partitionsToOffsetAndMetadata()
            .get()
            .forEach((partition, offset) -> committed.put(partition, offset.offset()));
      } catch (Exception e) {
        throw new IllegalStateException("the group's offsets cannot be read", e);
      }
      return committed;
    }

    /** What a reader of committed records knows at the end of the topics. */
    public FactTable table() {
      FactTable table = new FactTable();
      read(topics.triplets(), r -> table.triplet(r.key(), r.value()));
      read(topics.documentLabels(), r -> table.labels(r.key(), r.value()));
      read(topics.annotations(), r -> table.annotation(r.key(), r.value()));
      read(topics.retractions(), r -> table.retraction(r.value()));
      return table;
    }

    public <K, V> void read(Topic<K, V> topic, Consumer<ConsumerRecord<K, V>> reader) {
      new TopicScan(connection, PATIENCE)
          .read(topic.name(), record -> reader.accept(decoded(topic, record)));
    }

    private static <K, V> ConsumerRecord<K, V> decoded(
        Topic<K, V> topic, ConsumerRecord<byte[], byte[]> record) {
      return new ConsumerRecord<>(
          record.topic(),
          record.partition(),
          record.offset(),
          topic.key().deserializer().deserialize(topic.name(), record.key()),
          topic.value().deserializer().deserialize(topic.name(), record.value()));
    }
  }

  /**
   * A record of the citations topic.
   *
   * @param citation null for a tombstone
   */
  public record Sent(String pmid, Citation citation, Map<String, byte[]> headers) {
    public static Sent of(Citation citation) {
      return new Sent(citation.getPmid(), citation, Map.of());
    }

    public static Sent deletion(String pmid, long order) {
      return new Sent(
          pmid,
          null,
          Map.of("source_order", Long.toString(order).getBytes(StandardCharsets.UTF_8)));
    }
  }
}
