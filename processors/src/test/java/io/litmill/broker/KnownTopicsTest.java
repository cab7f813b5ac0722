package io.litmill.broker;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.litmill.embedded.EmbeddedPlatform;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownTopicsTest {
  private static final int PARTITIONS = 60;

  @TempDir Path folder;

  @Test
  void eachPartitionTakesARecordAtTheFirstTry() throws Exception {
    try (EmbeddedPlatform platform = EmbeddedPlatform.start(folder, 0, 0)) {
      Map<String, Object> once = new HashMap<>(platform.clientConfiguration());
      once.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
      once.put(ProducerConfig.RETRIES_CONFIG, 0);
      try (Admin admin = Admin.create(new HashMap<>(platform.clientConfiguration()));
          KafkaProducer<byte[], byte[]> producer =
              new KafkaProducer<>(once, new ByteArraySerializer(), new ByteArraySerializer())) {
        admin.createTopics(List.of(new NewTopic("new", PARTITIONS, (short) 1)));
        KnownTopics.await(admin, List.of("new"));
        for (int i = 0; i < PARTITIONS; i++) {
          ProducerRecord<byte[], byte[]> record =
              new ProducerRecord<>("new", i, null, new byte[] {1});
          assertThatCode(() -> producer.send(record).get()).doesNotThrowAnyException();
        }
      }
    }
  }
}
