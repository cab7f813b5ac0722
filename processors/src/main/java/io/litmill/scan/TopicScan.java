package io.litmill.scan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a topic's committed records up to its end.
 *
 * <p>The end is the log end offset of each partition when the scan begins. A reader of committed
 * records is told an earlier one, the last stable offset: it stands before the first open
 * transaction, and for a moment before a transaction that has just been committed. So the ends are
 * asked for with a reader of all records, and the scan is at an end when its position, which passes
 * the markers of transactions too, has reached them. Each scan has consumers of its own and commits
 * no offsets; several threads may scan.
 */
public final class TopicScan {
  /** How long a scan waits for open transactions where nothing else is said. */
  public static final Duration PATIENCE = Duration.ofMinutes(16);

  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> client;
  private final Duration patience;

  /**
   * @param client settings of the connection, such as {@code bootstrap.servers}
   */
  public TopicScan(Map<String, ?> client) {
    this(client, PATIENCE);
  }

  /**
   * @param client settings of the connection, such as {@code bootstrap.servers}
   * @param patience how long a scan may come no further: that is how long it waits for a
   *     transaction to end
   */
  public TopicScan(Map<String, ?> client, Duration patience) {
    this.client = new HashMap<>(client);
    this.patience = patience;
  }

  /**
   * The log end offsets of all partitions.
   *
   * @throws UnknownTopicOrPartitionException if there is no such topic
   */
  public Map<TopicPartition, Long> ends(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer("read_uncommitted")) {
      return new HashMap<>(consumer.endOffsets(partitions(consumer, topic)));
    }
  }

  /**
   * Hands over all committed records from the beginning to the end, partition by partition in their
   * order.
   *
   * @throws UnknownTopicOrPartitionException if there is no such topic
   * @throws TimeoutException if a transaction stays open for longer than the scan's patience
   */
  public void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    read(topic, Map.of(), reader);
  }

  /**
   * The same from an offset.
   *
   * @param from where to begin; partitions that are not in it begin at their beginning
   * @return where it ended, for each partition
   */
  public Map<TopicPartition, Long> read(
      String topic,
      Map<TopicPartition, Long> from,
      Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    Map<TopicPartition, Long> ends = ends(topic);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer("read_committed")) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      from.forEach(consumer::seek);
      read(consumer, new HashMap<>(), ends, reader);
    }
    return ends;
  }

  private void read(
      KafkaConsumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> positions,
      Map<TopicPartition, Long> ends,
      Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    Map<TopicPartition, Long> left = new HashMap<>(ends);
    long progress = System.nanoTime();
    while (true) {
      left.keySet().removeIf(partition -> consumer.position(partition) >= ends.get(partition));
      if (left.isEmpty()) {
        return;
      }
      consumer.assign(left.keySet());
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() < ends.get(partition)) {
          reader.accept(record);
        }
      }
      if (advanced(consumer, left.keySet(), positions)) {
        progress = System.nanoTime();
      } else if (System.nanoTime() - progress > patience.toNanos()) {
        throw stuck(positions, ends);
      }
    }
  }

  private static boolean advanced(
      KafkaConsumer<byte[], byte[]> consumer,
      Collection<TopicPartition> partitions,
      Map<TopicPartition, Long> positions) {
    boolean advanced = false;
    for (TopicPartition partition : partitions) {
      Long now = consumer.position(partition);
      advanced |= !now.equals(positions.put(partition, now));
    }
    return advanced;
  }

  private TimeoutException stuck(
      Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
    List<String> where = new ArrayList<>();
    positions.forEach(
        (partition, position) -> {
          if (position < ends.get(partition)) {
            where.add("%s at %d of %d".formatted(partition, position, ends.get(partition)));
          }
        });
    return new TimeoutException(
        "no further for %s: %s; a transaction is open there, or the broker does not answer"
            .formatted(patience, String.join(", ", where)));
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, String topic) {
    List<PartitionInfo> found = consumer.partitionsFor(topic);
    if (found == null || found.isEmpty()) {
      throw new UnknownTopicOrPartitionException("there is no topic " + topic);
    }
    return found.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
  }

  private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
    Map<String, Object> configs = new HashMap<>(client);
    configs.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
    configs.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    configs.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    configs.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(configs, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
