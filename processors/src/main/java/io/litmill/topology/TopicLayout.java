package io.litmill.topology;

import io.litmill.broker.BrokerAnswers;
import io.litmill.broker.KnownTopics;
import io.litmill.topics.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Checks before the start that the topics are there; makes the application's own one. */
final class TopicLayout {
  private final Admin admin;

  TopicLayout(Admin admin) {
    this.admin = admin;
  }

  /**
   * Checks that topics are there, and makes the one for notices with as many partitions as the
   * citations have.
   *
   * @throws org.apache.kafka.common.KafkaException naming what is missing or does not fit, and what
   *     to do
   */
  void prepare(StreamParts parts) {
    for (Topic<?, ?> topic : parts.topics().all()) {
      needed(topic.name());
    }
    String citations = parts.topics().citations().name();
    String notices = parts.settings().noticesTopic();
    int needed = needed(citations);
    if (partitions(notices).isEmpty()) {
      create(notices, needed, parts.settings().state().replication());
      KnownTopics.await(admin, List.of(notices));
    }
    int found = needed(notices);
    if (found != needed) {
      throw new InvalidPartitionsException(
          "topic %s has %d partitions and %s %d: give both the same number"
              .formatted(citations, needed, notices, found));
    }
  }

  private int needed(String topic) {
    return partitions(topic)
        .orElseThrow(
            () ->
                new UnknownTopicOrPartitionException(
                    "there is no topic %s; `litmill topics create` makes the topics"
                        .formatted(topic)));
  }

  /** Empty if there is no such topic. */
  private Optional<Integer> partitions(String topic) {
    Map<String, KafkaFuture<TopicDescription>> described =
        admin.describeTopics(List.of(topic)).topicNameValues();
    return BrokerAnswers.unless(UnknownTopicOrPartitionException.class, described.get(topic))
        .map(description -> description.partitions().size());
  }

  /** Notices are read at once; older ones are of use to nobody. */
  private void create(String topic, int partitions, int replication) {
    NewTopic created =
        new NewTopic(
                topic,
                Optional.of(partitions),
                replication < 0 ? Optional.empty() : Optional.of((short) replication))
            .configs(Map.of("cleanup.policy", "delete", "retention.ms", "604800000"));
    BrokerAnswers.unless(TopicExistsException.class, admin.createTopics(List.of(created)).all());
  }
}
