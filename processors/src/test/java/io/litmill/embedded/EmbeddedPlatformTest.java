package io.litmill.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.registry.AvroSerde;
import io.litmill.registry.SchemaRegistry;
import io.litmill.schemas.TripletKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPlatformTest {
  private static final String TOPIC = "keys";
  private static final long PATIENCE_NANOS = Duration.ofMinutes(2).toNanos();

  @TempDir Path folder;

  @Test
  void whatWasWrittenIsThereAfterARestartOnOtherPorts() throws Exception {
    String before;
    try (EmbeddedPlatform platform = EmbeddedPlatform.start(folder, 0, 0)) {
      before = platform.broker().bootstrapServers();
      try (Admin admin = Admin.create(platform.clientConfiguration())) {
        admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1))).all().get();
      }
      write(platform, "1", true);
      write(platform, "2", false);
    }
    try (EmbeddedPlatform platform = EmbeddedPlatform.start(folder, 0, 0)) {
      assertThat(platform.broker().bootstrapServers()).isNotEqualTo(before);
      write(platform, "3", true);
      assertThat(read(platform, 2)).containsExactlyInAnyOrder("1", "3");
    }
  }

  @Test
  void aFolderServesOneAtATime() throws Exception {
    try (EmbeddedRegistry first = EmbeddedRegistry.start(folder, 0)) {
      assertThatThrownBy(() -> EmbeddedRegistry.start(folder, 0))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(folder + " is in use");
      assertThat(first.url()).startsWith("http://127.0.0.1:");
    }
    EmbeddedRegistry.start(folder, 0).close();
  }

  @Test
  void aPortThatIsTakenIsNamedAndTheFolderStaysFree() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> EmbeddedPlatform.start(folder, port, 0))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("port " + port + " on 127.0.0.1 is in use");
      assertThatThrownBy(() -> EmbeddedRegistry.start(folder, port))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("port " + port);
    }
    EmbeddedRegistry.start(folder, 0).close();
    FolderLock.take(folder.resolve("broker")).close();
  }

  private static void write(EmbeddedPlatform platform, String pmid, boolean commit) {
    Map<String, Object> configs = new HashMap<>(platform.clientConfiguration());
    configs.put("transactional.id", "writer");
    AvroSerde<TripletKey> serde =
        AvroSerde.forValues(TripletKey.class, SchemaRegistry.connect(configs), configs);
    try (KafkaProducer<String, TripletKey> producer =
        new KafkaProducer<>(configs, new StringSerializer(), serde.serializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      TripletKey key = new TripletKey("id", pmid, "s", "p", "o");
      producer.send(new ProducerRecord<>(TOPIC, pmid, key));
      if (commit) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
    }
  }

  private static List<String> read(EmbeddedPlatform platform, int wanted) {
    Map<String, Object> configs = new HashMap<>(platform.clientConfiguration());
    configs.put("group.id", "reader");
    configs.put("auto.offset.reset", "earliest");
    configs.put("isolation.level", "read_committed");
    AvroSerde<TripletKey> serde =
        AvroSerde.forValues(TripletKey.class, SchemaRegistry.connect(configs), configs);
    List<String> pmids = new ArrayList<>();
    try (KafkaConsumer<String, TripletKey> consumer =
        new KafkaConsumer<>(configs, new StringDeserializer(), serde.deserializer())) {
      consumer.subscribe(List.of(TOPIC));
      long end = System.nanoTime() + PATIENCE_NANOS;
      while (pmids.size() < wanted && System.nanoTime() < end) {
        for (ConsumerRecord<String, TripletKey> record : consumer.poll(Duration.ofMillis(200))) {
          pmids.add(record.value().getPmid());
        }
      }
      consumer.poll(Duration.ofMillis(500)).forEach(record -> pmids.add(record.key()));
    }
    return pmids;
  }
}
