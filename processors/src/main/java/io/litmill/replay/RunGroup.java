package io.litmill.replay;

import io.litmill.broker.BrokerAnswers;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** The consumer group of an application, seen from outside. */
final class RunGroup {
  private final Admin admin;
  private final String id;

  RunGroup(Admin admin, String id) {
    this.admin = admin;
    this.id = id;
  }

  /** How many consumers are in it; one that vanished counts until it is missed. */
  int members() {
    try {
      Map<String, ConsumerGroupDescription> groups =
          BrokerAnswers.of(admin.describeConsumerGroups(List.of(id)).all());
      return groups.get(id).members().size();
    } catch (KafkaException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return 0;
      }
      throw e;
    }
  }

  /** Offsets that it has committed. */
  Map<TopicPartition, OffsetAndMetadata> committed() {
    return BrokerAnswers.of(admin.listConsumerGroupOffsets(id).partitionsToOffsetAndMetadata());
  }

  /** Those of a topic, by partition. */
  Map<Integer, Long> committed(String topic) {
    Map<Integer, Long> offsets = new HashMap<>();
    committed()
        .forEach(
            (partition, offset) -> {
              if (partition.topic().equals(topic) && offset != null) {
                offsets.put(partition.partition(), offset.offset());
              }
            });
    return offsets;
  }

  /** Sets offsets; the group must have no members. */
  void set(String topic, Map<Integer, Long> offsets) {
    Map<TopicPartition, OffsetAndMetadata> all = new HashMap<>();
    offsets.forEach(
        (partition, offset) ->
            all.put(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)));
    if (!all.isEmpty()) {
      BrokerAnswers.of(admin.alterConsumerGroupOffsets(id, all).all());
    }
  }

  /** Sets those that it has not committed. */
  void setMissing(String topic, Map<Integer, Long> offsets) {
    Collection<Integer> there = committed(topic).keySet();
    Map<Integer, Long> missing = new HashMap<>(offsets);
    missing.keySet().removeAll(there);
    set(topic, missing);
  }
}
