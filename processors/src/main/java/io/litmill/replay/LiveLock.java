package io.litmill.replay;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InconsistentGroupProtocolException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Keeps the live application out while its truth changes: joins its consumer group under a protocol
 * that Kafka Streams does not speak. The broker lets either in, never both, so that this fails
 * while an instance of the application is there, and an instance fails while this is there. Used by
 * one thread, which calls {@link #hold} at least every half hour.
 */
final class LiveLock implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(30);
  private static final Duration SESSION = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(200);

  private final String group;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Set<TopicPartition> all;

  /** Its name is all that differs. */
  public static final class Assignor extends RangeAssignor {
    @Override
    public String name() {
      return "litmill-promotion";
    }
  }

  private LiveLock(String group, KafkaConsumer<byte[], byte[]> consumer, Set<TopicPartition> all) {
    this.group = group;
    this.consumer = consumer;
    this.all = all;
  }

  /**
   * Takes the lock.
   *
   * @param group application id
   * @throws ReplayException if the application or another promotion is at work
   */
  static LiveLock take(Map<String, Object> client, String group, Set<TopicPartition> citations) {
    Map<String, Object> configs = new HashMap<>(client);
    configs.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    configs.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(Assignor.class.getName()));
    configs.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    configs.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    configs.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION.toMillis());
    configs.putIfAbsent(
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) SESSION.dividedBy(10).toMillis());
    configs.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) LONGEST_SILENCE.toMillis());
    LiveLock lock =
        new LiveLock(
            group,
            new KafkaConsumer<>(configs, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
            citations);
    try {
      lock.join();
      return lock;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void join() {
    consumer.subscribe(List.of(all.iterator().next().topic()));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!consumer.assignment().equals(all)) {
        if (System.nanoTime() > deadline) {
          throw new ReplayException(
              "group %s gives only %d of %d partitions; another promotion is at work"
                  .formatted(group, consumer.assignment().size(), all.size()));
        }
        consumer.poll(POLL);
        consumer.pause(consumer.assignment());
      }
    } catch (InconsistentGroupProtocolException e) {
      throw new ReplayException(
          "the live application %s is at work: stop all its instances, then promote again. One that was killed or is a static member is missed after its session timeout"
              .formatted(group));
    }
  }

  /** Says that this is still at work. */
  void hold() {
    consumer.poll(Duration.ZERO);
    consumer.pause(consumer.assignment());
  }

  /** Makes a transaction fail if the lock was lost. */
  ConsumerGroupMetadata member() {
    return consumer.groupMetadata();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
