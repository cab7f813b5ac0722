package io.litmill.replay;

import io.litmill.broker.BrokerAnswers;
import io.litmill.scan.TopicScan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Bytes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells from what Kafka has committed how far a run is. A record that was read is either settled,
 * and its results are in the transaction that committed its offset, or it waits in the buffer of
 * the stream, whose changelog is committed in the same transaction. Used by one thread.
 */
final class RunEnd {
  private static final Logger LOG = LoggerFactory.getLogger(RunEnd.class);

  private final Admin admin;
  private final ReplayRun run;
  private final TopicScan scan;
  private final String citations;
  private final String notices;
  private final Map<TopicPartition, Long> scanned = new HashMap<>();
  private final Map<TopicPartition, Long> lastNotices = new HashMap<>();
  private final Set<Bytes> waiting = new HashSet<>();

  /**
   * @param notices topic of retraction notices of the run
   */
  RunEnd(Admin admin, Map<String, Object> client, ReplayRun run, String citations, String notices) {
    this.admin = admin;
    this.run = run;
    this.scan = new TopicScan(client);
    this.citations = citations;
    this.notices = notices;
  }

  /** How many offsets lie between the starts and what is to be read. */
  long total() {
    return run.targets().entrySet().stream()
        .mapToLong(target -> target.getValue() - run.starts().get(target.getKey()))
        .sum();
  }

  /** How many of them are read and committed. */
  long done() {
    Map<TopicPartition, OffsetAndMetadata> committed = committed();
    return run.targets().entrySet().stream()
        .mapToLong(
            target -> {
              long start = run.starts().get(target.getKey());
              OffsetAndMetadata offset =
                  committed.get(new TopicPartition(citations, target.getKey()));
              long read = offset == null ? start : Math.min(offset.offset(), target.getValue());
              return Math.max(0, read - start);
            })
        .sum();
  }

  /** Whether all is read, mined and committed, and all that is said about other articles heard. */
  boolean reached() {
    return done() >= total() && noneWaits() && allHeard() && noneWaits();
  }

  private boolean noneWaits() {
    follow(
        Deployment.waitingTopic(run.applicationId()),
        (key, value) -> {
          if (value == null) {
            waiting.remove(Bytes.wrap(key));
          } else {
            waiting.add(Bytes.wrap(key));
          }
        });
    return waiting.isEmpty();
  }

  private boolean allHeard() {
    Map<TopicPartition, Long> ends = scan.ends(notices);
    scan.read(
        notices,
        from(ends.keySet()),
        record ->
            lastNotices.put(
                new TopicPartition(record.topic(), record.partition()), record.offset()));
    scanned.putAll(ends);
    Map<TopicPartition, OffsetAndMetadata> committed = committed();
    return lastNotices.entrySet().stream()
        .allMatch(
            last -> {
              OffsetAndMetadata read = committed.get(last.getKey());
              return read != null && read.offset() > last.getValue();
            });
  }

  /** What a reader of a changelog's records does. */
  private interface Change {
    void of(byte[] key, byte[] value);
  }

  /** Reads what has come since the last time. */
  private void follow(String topic, Change change) {
    try {
      Map<TopicPartition, Long> ends = scan.ends(topic);
      scan.read(topic, from(ends.keySet()), record -> change.of(record.key(), record.value()));
      scanned.putAll(ends);
    } catch (UnknownTopicOrPartitionException e) {
      LOG.debug("{} is not made yet: nothing is in it", topic);
    }
  }

  private Map<TopicPartition, Long> from(Set<TopicPartition> partitions) {
    Map<TopicPartition, Long> from = new HashMap<>(scanned);
    from.keySet().retainAll(partitions);
    return from;
  }

  private Map<TopicPartition, OffsetAndMetadata> committed() {
    return BrokerAnswers.of(
        admin.listConsumerGroupOffsets(run.applicationId()).partitionsToOffsetAndMetadata());
  }
}
