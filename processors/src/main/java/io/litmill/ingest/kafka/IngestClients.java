package io.litmill.ingest.kafka;

import io.litmill.broker.BrokerAnswers;
import io.litmill.topics.TopicCatalogue;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes the Kafka clients of an ingest.
 *
 * @param configs keys of Kafka clients, {@code bootstrap.servers} among them; those of producers
 *     win over what is set here, but for what exactly-once needs
 */
record IngestClients(Map<String, ?> configs) {
  Producer<byte[], byte[]> producer(String transactionalId) {
    Map<String, Object> keys = new HashMap<>();
    keys.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    keys.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    keys.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
    keys.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicCatalogue.MAX_DEAD_LETTER_BYTES);
    keys.putAll(configs);
    keys.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    keys.put(ProducerConfig.ACKS_CONFIG, "all");
    keys.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    return new KafkaProducer<>(keys, new ByteArraySerializer(), new ByteArraySerializer());
  }

  Consumer<byte[], byte[]> committedReader() {
    Map<String, Object> keys = new HashMap<>(configs);
    keys.remove(ConsumerConfig.GROUP_ID_CONFIG);
    keys.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    keys.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new KafkaConsumer<>(keys, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * Makes the progress topic if it is not there.
   *
   * @throws IOException if no broker answers, or a topic that is written to is not there
   */
  void prepareTopics(TopicCatalogue topics, ProgressTopic progress) throws IOException {
    try (Admin admin = Admin.create(Map.copyOf(configs))) {
      Set<String> there = BrokerAnswers.of(admin.listTopics().names());
      Set<String> missing =
          new TreeSet<>(List.of(topics.citations().name(), topics.deadLetters().name()));
      missing.removeAll(there);
      if (!missing.isEmpty()) {
        throw new IOException(
            "there is no topic %s; `litmill topics create` makes all of them"
                .formatted(String.join(", no topic ", missing)));
      }
      if (!there.contains(progress.name())) {
        create(admin, progress);
      }
    } catch (InterruptException e) {
      throw new InterruptedIOException("interrupted while the broker was asked");
    } catch (KafkaException e) {
      throw new IOException(
          "Kafka at %s: %s"
              .formatted(configs.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG), e.getMessage()),
          e);
    }
  }

  private static void create(Admin admin, ProgressTopic progress) {
    NewTopic topic =
        new NewTopic(progress.name(), Optional.of(1), Optional.empty())
            .configs(ProgressTopic.SETTINGS);
    BrokerAnswers.unless(TopicExistsException.class, admin.createTopics(List.of(topic)).all());
  }
}
