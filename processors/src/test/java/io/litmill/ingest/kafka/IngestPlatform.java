package io.litmill.ingest.kafka;

import io.litmill.broker.KnownTopics;
import io.litmill.embedded.EmbeddedPlatform;
import io.litmill.registry.SchemaRegistry;
import io.litmill.topics.Topic;
import io.litmill.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A broker and a registry; each test has topics of its own, told apart by their prefix. */
public final class IngestPlatform implements AutoCloseable {
  private static final int PARTITIONS = 3;
  private static final long PATIENCE_NANOS = Duration.ofMinutes(3).toNanos();

  private final EmbeddedPlatform platform;
  private final SchemaRegistry registry;

  public IngestPlatform(Path folder) throws IOException {
    this.platform = EmbeddedPlatform.start(folder, 0, 0);
    this.registry = SchemaRegistry.connect(platform.clientConfiguration());
  }

  public Map<String, Object> configs() {
    return platform.clientConfiguration();
  }

  static TopicCatalogue topics(String prefix, Map<String, Object> configs) {
    return TopicCatalogue.of(prefix, SchemaRegistry.connect(configs), configs);
  }

  /** The catalogue of a prefix, with its topics made. */
  public TopicCatalogue createTopics(String prefix) throws Exception {
    TopicCatalogue topics = TopicCatalogue.of(prefix, registry, configs());
    try (Admin admin = Admin.create(configs())) {
      List<NewTopic> all = new ArrayList<>();
      for (Topic<?, ?> topic : List.of(topics.citations(), topics.deadLetters())) {
        all.add(
            new NewTopic(topic.name(), PARTITIONS, (short) 1)
                .configs(topic.settings().asConfiguration()));
      }
      admin.createTopics(all).all().get();
      KnownTopics.await(admin, all.stream().map(NewTopic::name).toList());
    }
    return topics;
  }

  /**
   * All that was committed to a topic, each partition in its order. A transaction is waited for
   * that is about to end: its markers are written after its producer was told that it is committed.
   */
  public List<ConsumerRecord<byte[], byte[]>> committed(String topic)
      throws ExecutionException, InterruptedException {
    try (KafkaConsumer<byte[], byte[]> uncommitted = consumer("read_uncommitted")) {
      return committed(topic, uncommitted);
    }
  }

  /** As {@link #committed}, but without what stands behind a transaction that is open. */
  public List<ConsumerRecord<byte[], byte[]>> committedBeforeOpen(String topic) {
    return committed(topic, null);
  }

  private List<ConsumerRecord<byte[], byte[]>> committed(
      String topic, KafkaConsumer<byte[], byte[]> uncommitted) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer("read_committed")) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return readAll(
          consumer, (uncommitted == null ? consumer : uncommitted).endOffsets(partitions));
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
    Map<String, Object> keys = new HashMap<>(configs());
    keys.put("isolation.level", isolation);
    keys.put("enable.auto.commit", false);
    return new KafkaConsumer<>(keys, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static List<ConsumerRecord<byte[], byte[]>> readAll(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (ends.keySet().stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not all was read: " + all.size() + " records of " + ends);
      }
      consumer.poll(Duration.ofMillis(200)).forEach(all::add);
    }
    return all;
  }

  @Override
  public void close() throws IOException {
    platform.close();
  }
}
