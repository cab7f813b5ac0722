package io.litmill.replay;

import io.litmill.broker.BrokerAnswers;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Offsets of a topic, by its partitions. */
final class CitationOffsets {
  private static final long WINDOW = 1_000;
  private static final Duration POLL = Duration.ofMillis(200);

  private final Admin admin;
  private final Map<String, Object> client;
  private final String topic;
  private final Duration patience;

  /**
   * @param patience how long an open transaction is waited for
   */
  CitationOffsets(Admin admin, Map<String, Object> client, String topic, Duration patience) {
    this.admin = admin;
    this.client = client;
    this.topic = topic;
    this.patience = patience;
  }

  /** All partitions. */
  Collection<Integer> partitions() {
    TopicDescription description =
        BrokerAnswers.of(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic);
    return description.partitions().stream().map(partition -> partition.partition()).toList();
  }

  /** Where a replay from a point begins. */
  Map<Integer, Long> from(Point point) {
    return clipped(point, offsets(OffsetSpec.earliest()));
  }

  /** Where a replay to a point ends. */
  Map<Integer, Long> to(Point point) {
    return clipped(point, offsets(OffsetSpec.latest()));
  }

  private Map<Integer, Long> clipped(Point point, Map<Integer, Long> otherwise) {
    Map<Integer, Long> first = offsets(OffsetSpec.earliest());
    Map<Integer, Long> end = offsets(OffsetSpec.latest());
    Map<Integer, Long> wanted = offsets(point, otherwise, end);
    Map<Integer, Long> clipped = new TreeMap<>();
    end.forEach(
        (partition, last) ->
            clipped.put(
                partition, Math.max(first.get(partition), Math.min(last, wanted.get(partition)))));
    return clipped;
  }

  private Map<Integer, Long> offsets(
      Point point, Map<Integer, Long> otherwise, Map<Integer, Long> end) {
    if (point instanceof Point.Earliest) {
      return offsets(OffsetSpec.earliest());
    }
    if (point instanceof Point.Now) {
      return end;
    }
    Map<Integer, Long> found = new TreeMap<>(otherwise);
    if (point instanceof Point.Offsets named) {
      named.byPartition().forEach((partition, offset) -> found.put(known(partition, end), offset));
    } else if (point instanceof Point.At at) {
      offsets(OffsetSpec.forTimestamp(at.time().toEpochMilli()))
          .forEach(
              (partition, offset) ->
                  found.put(partition, offset < 0 ? end.get(partition) : offset));
    }
    return found;
  }

  private int known(int partition, Map<Integer, Long> all) {
    if (!all.containsKey(partition)) {
      throw new ReplayException(
          "%s has no partition %d; it has %d, from 0".formatted(topic, partition, all.size()));
    }
    return partition;
  }

  private Map<Integer, Long> offsets(OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions().forEach(partition -> asked.put(new TopicPartition(topic, partition), spec));
    Map<TopicPartition, ListOffsetsResultInfo> answer =
        BrokerAnswers.of(admin.listOffsets(asked).all());
    Map<Integer, Long> offsets = new TreeMap<>();
    answer.forEach((partition, info) -> offsets.put(partition.partition(), info.offset()));
    return offsets;
  }

  /**
   * The committed offset of each partition with which all records before its end are read: one more
   * than the last record's. The end itself will not do: behind the last record there may be markers
   * of transactions, and nothing that would be committed.
   */
  Map<Integer, Long> targets(Map<Integer, Long> starts, Map<Integer, Long> ends) {
    Map<String, Object> configs = new HashMap<>(client);
    configs.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    configs.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    configs.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    Map<Integer, Long> targets = new TreeMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(configs, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      Function<TopicPartition, Long> target =
          partition ->
              target(
                  consumer,
                  partition,
                  starts.get(partition.partition()),
                  ends.get(partition.partition()));
      ends.keySet()
          .forEach(number -> targets.put(number, target.apply(new TopicPartition(topic, number))));
    }
    return targets;
  }

  private long target(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long start, long end) {
    for (long window = WINDOW; ; window *= 10) {
      long from = Math.max(start, end - window);
      long last = last(consumer, partition, from, end);
      if (last >= 0) {
        return last + 1;
      }
      if (from == start) {
        return start;
      }
    }
  }

  /** Offset of the last committed record in a range; -1 if it has none. */
  private long last(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long from, long end) {
    long last = -1;
    if (from >= end) {
      return last;
    }
    consumer.assign(List.of(partition));
    consumer.seek(partition, from);
    long position = from;
    long progress = System.nanoTime();
    while (position < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        last = record.offset() < end ? record.offset() : last;
      }
      if (consumer.position(partition) > position) {
        progress = System.nanoTime();
        position = consumer.position(partition);
      } else if (System.nanoTime() - progress > patience.toNanos()) {
        throw new TimeoutException(
            "%s stays at %d of %d for %s; a transaction is open there"
                .formatted(partition, position, end, patience));
      }
    }
    return last;
  }
}
