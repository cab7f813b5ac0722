package io.litmill.scan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;

/**
 * The keys that have a value in a topic, such as the changelog of a store: those whose last
 * committed record is no tombstone. Each look reads on from the end of the one before. Used by one
 * thread.
 */
public final class LiveKeys {
  private final TopicScan scan;
  private final String topic;
  private final Set<Bytes> keys = new HashSet<>();
  private Map<TopicPartition, Long> read = new HashMap<>();

  /** Of a topic whose records have keys; nothing is read yet. */
  public LiveKeys(TopicScan scan, String topic) {
    this.scan = scan;
    this.topic = topic;
  }

  /**
   * Whether there is none now.
   *
   * @throws org.apache.kafka.common.errors.UnknownTopicOrPartitionException if there is no such
   *     topic
   * @throws org.apache.kafka.common.errors.TimeoutException if a transaction stays open for longer
   *     than the scan's patience
   */
  public boolean none() {
    read =
        scan.read(
            topic,
            read,
            record -> {
              Bytes key = Bytes.wrap(record.key());
              if (record.value() == null) {
                keys.remove(key);
              } else {
                keys.add(key);
              }
            });
    return keys.isEmpty();
  }
}
