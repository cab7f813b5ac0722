package io.litmill.deadletters;

import io.litmill.broker.BrokerAnswers;
import io.litmill.scan.TopicScan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Remembers which dead letters were sent again: a compacted topic of one partition, its keys the
 * letters' ids, its values when that was.
 */
final class RedrivenTopic {
  private final Map<String, Object> client;
  private final String name;

  /**
   * @param client settings of the connection
   * @param deadLetters name of the topic of dead letters
   */
  RedrivenTopic(Map<String, Object> client, String deadLetters) {
    this.client = client;
    this.name = deadLetters + ".redriven";
  }

  Set<String> ids() {
    Set<String> ids = new HashSet<>();
    try {
      new TopicScan(client)
          .read(name, record -> ids.add(new String(record.key(), StandardCharsets.UTF_8)));
    } catch (UnknownTopicOrPartitionException e) {
      return Set.of(); // nothing was sent again yet
    }
    return ids;
  }

  /** Makes the topic if it is not there. */
  void create() {
    NewTopic topic =
        new NewTopic(name, Optional.of(1), Optional.empty())
            .configs(Map.of("cleanup.policy", "compact"));
    try (Admin admin = Admin.create(new HashMap<>(client))) {
      BrokerAnswers.unless(TopicExistsException.class, admin.createTopics(List.of(topic)).all());
    }
  }

  ProducerRecord<byte[], byte[]> mark(StoredLetter letter, Instant now) {
    return new ProducerRecord<>(
        name,
        letter.id().getBytes(StandardCharsets.UTF_8),
        now.toString().getBytes(StandardCharsets.UTF_8));
  }
}
