package io.litmill.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.embedded.EmbeddedBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicScanTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir static Path folder;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() throws IOException {
    broker = EmbeddedBroker.start(folder, 0);
  }

  @AfterAll
  static void stop() throws IOException {
    broker.close();
  }

  private static Map<String, Object> client() {
    return Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
  }

  private static void create(String topic, int partitions) throws Exception {
    try (Admin admin = Admin.create(new HashMap<>(client()))) {
      NewTopic made = new NewTopic(topic, Optional.of(partitions), Optional.empty());
      admin.createTopics(List.of(made)).all().get();
    }
  }

  private static KafkaProducer<String, String> producer(String transactionalId) {
    Map<String, Object> configs = new HashMap<>(client());
    configs.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(configs, new StringSerializer(), new StringSerializer());
    producer.initTransactions();
    return producer;
  }

  private static List<String> scan(String topic) {
    List<String> values = new ArrayList<>();
    new TopicScan(client(), PATIENCE)
        .read(topic, record -> values.add(new String(record.value(), StandardCharsets.UTF_8)));
    return values;
  }

  @Test
  void eachCommitIsSeenAtOnceAndMarkersAreNoRecords() throws Exception {
    create("commits", 1);
    try (KafkaProducer<String, String> producer = producer("commits")) {
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("commits", "k", "v" + i));
        producer.commitTransaction();
        expected.add("v" + i);
        assertThat(scan("commits")).isEqualTo(expected);
      }
    }
  }

  @Test
  void aScanSaysWhereItEndedAndGoesOnFromThere() throws Exception {
    create("further", 1);
    TopicScan scan = new TopicScan(client(), PATIENCE);
    List<String> seen = new ArrayList<>();
    Map<TopicPartition, Long> ends = Map.of();
    try (KafkaProducer<String, String> producer = producer("further")) {
      for (int i = 0; i < 3; i++) {
        commit(producer, "further", "k", "v" + i);
        ends =
            scan.read(
                "further",
                ends,
                record -> seen.add(new String(record.value(), StandardCharsets.UTF_8)));
      }
    }
    assertThat(seen).containsExactly("v0", "v1", "v2");
    assertThat(ends).isEqualTo(Map.of(new TopicPartition("further", 0), 6L));
  }

  @Test
  void keysLiveUntilTheirTombstone() throws Exception {
    create("keys", 2);
    LiveKeys keys = new LiveKeys(new TopicScan(client(), PATIENCE), "keys");
    assertThat(keys.none()).isTrue();
    try (KafkaProducer<String, String> producer = producer("keys")) {
      commit(producer, "keys", "a", "1");
      commit(producer, "keys", "b", "1");
      assertThat(keys.none()).isFalse();
      commit(producer, "keys", "a", null);
      assertThat(keys.none()).isFalse();
      commit(producer, "keys", "b", null);
      assertThat(keys.none()).isTrue();
      commit(producer, "keys", "a", "2");
      assertThat(keys.none()).isFalse();
    }
  }

  private static void commit(
      KafkaProducer<String, String> producer, String topic, String key, String value) {
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(topic, key, value));
    producer.commitTransaction();
  }

  @Test
  void whatWasGivenUpIsNotSeenThoughItsOffsetsAreThere() throws Exception {
    create("aborts", 1);
    try (KafkaProducer<String, String> producer = producer("aborts")) {
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("aborts", "k", "kept"));
      producer.commitTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("aborts", "k", "gone"));
      producer.flush();
      producer.abortTransaction();
    }
    assertThat(scan("aborts")).containsExactly("kept");
  }

  @Test
  void anOpenTransactionIsWaitedFor() throws Exception {
    create("open", 2);
    try (KafkaProducer<String, String> producer = producer("open")) {
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("open", 0, "k", "slow")).get();
      CompletableFuture<List<String>> scan = CompletableFuture.supplyAsync(() -> scan("open"));
      assertThatThrownBy(() -> scan.get(1, TimeUnit.SECONDS))
          .isInstanceOf(java.util.concurrent.TimeoutException.class);
      producer.commitTransaction();
      assertThat(scan.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).containsExactly("slow");
    }
  }

  @Test
  void aTransactionThatStaysOpenIsNamed() throws Exception {
    create("stuck", 1);
    try (KafkaProducer<String, String> producer = producer("stuck")) {
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("stuck", 0, "k", "v")).get();
      TopicScan scan = new TopicScan(client(), Duration.ofSeconds(1));
      assertThatThrownBy(() -> scan.read("stuck", record -> {}))
          .isInstanceOf(TimeoutException.class)
          .hasMessageContaining("stuck-0 at 0 of 1");
      producer.abortTransaction();
    }
  }

  @Test
  void whatComesAfterTheBeginIsLeftToTheNextScan() throws Exception {
    create("later", 1);
    try (KafkaProducer<String, String> producer = producer("later")) {
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("later", "k", "first"));
      producer.commitTransaction();
      List<String> seen = new ArrayList<>();
      new TopicScan(client(), PATIENCE)
          .read(
              "later",
              record -> {
                seen.add(new String(record.value(), StandardCharsets.UTF_8));
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("later", "k", "more"));
                producer.commitTransaction();
              });
      assertThat(seen).containsExactly("first");
    }
  }

  @Test
  void emptyAndEmptiedPartitionsHaveAnEnd() throws Exception {
    create("emptied", 3);
    try (KafkaProducer<String, String> producer = producer("emptied")) {
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("emptied", 1, "k", "old"));
      producer.send(new ProducerRecord<>("emptied", 2, "k", "kept"));
      producer.commitTransaction();
    }
    TopicPartition one = new TopicPartition("emptied", 1);
    try (Admin admin = Admin.create(new HashMap<>(client()))) {
      admin.deleteRecords(Map.of(one, RecordsToDelete.beforeOffset(2))).all().get();
    }
    assertThat(scan("emptied")).containsExactly("kept");
    assertThat(new TopicScan(client()).ends("emptied")).containsEntry(one, 2L);
  }

  @Test
  void aScanBeginsWhereItIsTold() throws Exception {
    create("from", 1);
    try (KafkaProducer<String, String> producer = producer("from")) {
      producer.beginTransaction();
      for (int i = 0; i < 10; i++) {
        producer.send(new ProducerRecord<>("from", "k", "v" + i));
      }
      producer.commitTransaction();
    }
    List<Long> offsets = new ArrayList<>();
    new TopicScan(client(), PATIENCE)
        .read(
            "from",
            Map.of(new TopicPartition("from", 0), 7L),
            record -> offsets.add(record.offset()));
    assertThat(offsets).containsExactly(7L, 8L, 9L);
  }

  @Test
  void aTopicThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> scan("nothing"))
        .isInstanceOf(UnknownTopicOrPartitionException.class)
        .hasMessageContaining("nothing");
  }
}
