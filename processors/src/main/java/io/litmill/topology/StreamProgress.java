package io.litmill.topology;

import io.litmill.broker.BrokerAnswers;
import io.litmill.scan.LiveKeys;
import io.litmill.scan.TopicScan;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells from what Kafka has committed how far a stream is. A record that was read is either
 * settled, and its results are in the transaction that committed its offset, or it waits for the
 * annotator in a store whose changelog is committed in the same transaction. Each look reads on
 * from the one before. Used by one thread.
 *
 * <p>All methods throw {@link org.apache.kafka.common.KafkaException} where the broker does not
 * answer.
 */
public final class StreamProgress {
  private static final Logger LOG = LoggerFactory.getLogger(StreamProgress.class);

  private final Admin admin;
  private final String applicationId;
  private final String notices;
  private final TopicScan scan;
  private final LiveKeys waiting;
  private final Map<TopicPartition, Long> lastNotices = new HashMap<>();
  private Map<TopicPartition, Long> scannedNotices = Map.of();

  /**
   * @param client settings of the connection
   * @param notices the application's topic of retraction notices
   */
  public StreamProgress(Admin admin, Map<String, ?> client, String applicationId, String notices) {
    this.admin = admin;
    this.applicationId = applicationId;
    this.notices = notices;
    this.scan = new TopicScan(client);
    this.waiting = new LiveKeys(scan, applicationId + "-" + LitmillTopology.WAITING + "-changelog");
  }

  /** The offset after the last record that was read and committed, where one was. */
  public Map<TopicPartition, Long> read() {
    Map<TopicPartition, Long> read = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> committed =
        BrokerAnswers.of(
            admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata());
    committed.forEach((partition, offset) -> read.put(partition, offset.offset()));
    return read;
  }

  /** Whether all that was read is mined, and all that it says about other articles is heard. */
  public boolean settled() {
    return noneWaits() && allHeard() && noneWaits();
  }

  private boolean noneWaits() {
    try {
      return waiting.none();
    } catch (UnknownTopicOrPartitionException e) {
      LOG.debug("{}: no store is made yet, so nothing waits", applicationId);
      return true;
    }
  }

  private boolean allHeard() {
    scannedNotices =
        scan.read(
            notices,
            scannedNotices,
            record ->
                lastNotices.put(
                    new TopicPartition(record.topic(), record.partition()), record.offset()));
    Map<TopicPartition, Long> read = read();
    return lastNotices.entrySet().stream()
        .allMatch(last -> read.getOrDefault(last.getKey(), 0L) > last.getValue());
  }
}
