package io.litmill.replay;

import io.litmill.scan.TopicScan;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the committed records of one partition of a topic, or of all, to the end. */
final class PartitionScan {
  private final TopicScan scan;

  PartitionScan(Map<String, Object> client) {
    this.scan = new TopicScan(client);
  }

  /** How many a topic has. */
  int partitions(String topic) {
    return scan.ends(topic).size();
  }

  /**
   * @param part empty: all partitions
   */
  void read(String topic, Optional<Integer> part, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    Map<TopicPartition, Long> atTheirEnds =
        part.isEmpty() ? Map.of() : new HashMap<>(scan.ends(topic));
    part.ifPresent(number -> atTheirEnds.remove(new TopicPartition(topic, number)));
    scan.read(
        topic,
        atTheirEnds,
        record -> {
          if (part.isEmpty() || record.partition() == part.get()) {
            reader.accept(record);
          }
        });
  }
}
