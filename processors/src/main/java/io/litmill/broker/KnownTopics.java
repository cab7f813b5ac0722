package io.litmill.broker;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Brokers hear of a new topic, and lead its partitions, a moment after it was made. Who comes at
 * once misses it; and an idempotent producer whose first batch is refused by a leader that takes
 * the second never gets rid of the first.
 */
public final class KnownTopics {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private KnownTopics() {}

  /**
   * Waits until topics that were made are known and all their partitions' leaders answer.
   *
   * @throws KafkaException if after a minute some are not, or the broker does not answer
   */
  public static void await(Admin admin, Collection<String> names) {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (TopicDescription topic : awaitDescriptions(admin, names).values()) {
      for (TopicPartitionInfo partition : topic.partitions()) {
        ends.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest());
      }
    }
    // asked of the leaders, and again where one does not lead yet
    BrokerAnswers.of(admin.listOffsets(ends).all());
  }

  private static Map<String, TopicDescription> awaitDescriptions(
      Admin admin, Collection<String> names) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Map<String, TopicDescription> described = descriptions(admin, names);
      Set<String> unknown = new TreeSet<>(names);
      unknown.removeAll(described.keySet());
      if (unknown.isEmpty()) {
        return described;
      }
      if (System.nanoTime() > deadline) {
        throw new KafkaException(
            "topics were made, but after %s the broker does not know %s"
                .formatted(PATIENCE, unknown));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static Map<String, TopicDescription> descriptions(Admin admin, Collection<String> names) {
    Map<String, TopicDescription> described = new HashMap<>();
    admin
        .describeTopics(names)
        .topicNameValues()
        .forEach(
            (name, answer) ->
                BrokerAnswers.unless(UnknownTopicOrPartitionException.class, answer)
                    .ifPresent(description -> described.put(name, description)));
    return described;
  }
}
