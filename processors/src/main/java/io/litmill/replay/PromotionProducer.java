package io.litmill.replay;

import io.litmill.ledger.LedgerEntry;
import io.litmill.ledger.LedgerFormat;
import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.Retraction;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import io.litmill.topics.PmidPartitioner;
import io.litmill.topics.Topic;
import io.litmill.topics.TopicCatalogue;
import io.litmill.topology.FactSink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes to the live topics and to the changelogs of the live ledger, in transactions. A second one
 * for the same application ends the first. Used by one thread.
 */
final class PromotionProducer implements FactSink, AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final TopicCatalogue topics;
  private final String applicationId;
  private final Map<TopicPartition, OffsetAndMetadata> offsets;
  private boolean open;

  /**
   * @param offsets that the live application has committed; each transaction commits them again, so
   *     that it fails where the lock is lost
   */
  PromotionProducer(Deployment deployment, Map<TopicPartition, OffsetAndMetadata> offsets) {
    this.topics = deployment.topics();
    this.applicationId = deployment.settings().applicationId();
    this.offsets = Map.copyOf(offsets);
    Map<String, Object> configs = new HashMap<>(deployment.client());
    configs.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, applicationId + ".promotion");
    configs.put(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
        (int) deployment.settings().commit().timeout().toMillis());
    configs.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicCatalogue.MAX_DEAD_LETTER_BYTES);
    configs.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    configs.put(ProducerConfig.LINGER_MS_CONFIG, "20");
    this.producer =
        new KafkaProducer<>(configs, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
  }

  /** Keeps an entry in the live ledger. */
  void entry(int partition, String pmid, LedgerEntry entry) {
    send(
        Deployment.ledgerTopic(applicationId),
        partition,
        pmid.getBytes(StandardCharsets.UTF_8),
        LedgerFormat.write(entry));
  }

  /** Keeps a record among the live pipelines. */
  void pipeline(int partition, long digest, byte[] value) {
    byte[] key = ByteBuffer.allocate(Long.BYTES).putLong(digest).array();
    send(Deployment.pipelinesTopic(applicationId), partition, key, value);
  }

  @Override
  public void annotation(String pmid, AnnotatedCitation value) {
    send(topics.annotations(), pmid, value, null);
  }

  @Override
  public void triplet(TripletKey key, Triplet value) {
    int partitions = producer.partitionsFor(topics.triplets().name()).size();
    send(topics.triplets(), key, value, PmidPartitioner.partition(key.getPmid(), partitions));
  }

  @Override
  public void labels(String pmid, DocumentLabels value) {
    send(topics.documentLabels(), pmid, value, null);
  }

  @Override
  public void retraction(Retraction event) {
    send(topics.retractions(), event.getPmid(), event, null);
  }

  private <K, V> void send(Topic<K, V> topic, K key, V value, Integer partition) {
    send(
        topic.name(),
        partition,
        topic.key().serializer().serialize(topic.name(), key),
        value == null ? null : topic.value().serializer().serialize(topic.name(), value));
  }

  private void send(String topic, Integer partition, byte[] key, byte[] value) {
    if (!open) {
      producer.beginTransaction();
      open = true;
    }
    producer.send(new ProducerRecord<>(topic, partition, key, value));
  }

  /**
   * Commits what was sent since the last time.
   *
   * @throws org.apache.kafka.common.KafkaException if the lock is lost or the broker refuses;
   *     nothing of it counts then
   */
  void commit(LiveLock lock) {
    lock.hold();
    if (open) {
      producer.sendOffsetsToTransaction(offsets, lock.member());
      producer.commitTransaction();
      open = false;
    }
  }

  /** Gives up what was not committed. */
  @Override
  public void close() {
    producer.close();
  }
}
