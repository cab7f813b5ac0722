package io.litmill.topology;

import io.litmill.settings.Configuration;
import io.litmill.topics.TopicCatalogue;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Settings of Kafka Streams. */
final class StreamProperties {
  /** A stream thread may compute so many times longer than a transaction lasts before it is out. */
  private static final int POLL_INTERVAL_FACTOR = 3;

  /** An annotation alone would fill Kafka's default of 16 KiB, and each batch is a request. */
  private static final int PRODUCER_BATCH_BYTES = 256 << 10;

  private static final Set<String> FIXED =
      Set.of(
          StreamsConfig.APPLICATION_ID_CONFIG,
          StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
          StreamsConfig.NUM_STREAM_THREADS_CONFIG,
          StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
          StreamsConfig.STATE_DIR_CONFIG,
          StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG,
          StreamsConfig.REPLICATION_FACTOR_CONFIG,
          ConsumerConfig.ISOLATION_LEVEL_CONFIG,
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
          ProducerConfig.TRANSACTIONAL_ID_CONFIG);

  private StreamProperties() {}

  static void refuseFixed(Map<String, String> kafka) {
    for (String key : new TreeSet<>(kafka.keySet())) {
      String bare = key.replaceFirst("^(main\\.consumer|consumer|producer)\\.", "");
      if (FIXED.contains(bare)) {
        throw new IllegalArgumentException(
            "%s%s = %s is not allowed: Litmill sets this itself; leave it out"
                .formatted(Configuration.KAFKA, key, kafka.get(key)));
      }
    }
  }

  static Properties of(StreamSettings settings) {
    Properties properties = new Properties();
    properties.putAll(standard(settings));
    properties.putAll(settings.kafka());
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    properties.put(
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commit().interval().toMillis());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.state().folder().toString());
    properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.state().standbys());
    properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.state().replication());
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        (int) settings.commit().timeout().toMillis());
    return properties;
  }

  /** What users may change. */
  private static Map<String, Object> standard(StreamSettings settings) {
    Map<String, Object> standard = new HashMap<>();
    standard.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
    standard.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    standard.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, LedgerRocksDb.class);
    standard.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    standard.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG),
        Math.max(100, settings.batch().records()));
    standard.put(
        StreamsConfig.mainConsumerPrefix(CommonClientConfigs.MAX_POLL_INTERVAL_MS_CONFIG),
        (int) settings.commit().timeout().multipliedBy(POLL_INTERVAL_FACTOR).toMillis());
    standard.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        TopicCatalogue.MAX_DEAD_LETTER_BYTES);
    standard.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    standard.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), "20");
    standard.put(
        StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), PRODUCER_BATCH_BYTES);
    return standard;
  }

  /** Settings of the changelog of the waiting citations: short-lived records, seldom restored. */
  static Map<String, String> waitingChangelog() {
    return Map.of(
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
        Integer.toString(TopicCatalogue.MAX_DEAD_LETTER_BYTES),
        TopicConfig.SEGMENT_BYTES_CONFIG,
        Integer.toString(32 << 20),
        TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
        "0.1",
        TopicConfig.DELETE_RETENTION_MS_CONFIG,
        "3600000");
  }
}
