package io.litmill.provisioning;

import io.litmill.broker.BrokerAnswers;
import io.litmill.broker.KnownTopics;
import io.litmill.topics.Topic;
import io.litmill.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;

/**
 * The topics of a broker against those of the catalogue. All methods throw {@link KafkaException}
 * where the broker refuses or does not answer.
 */
public final class BrokerTopics {
  private final Admin admin;
  private final OptionalInt partitions;
  private final OptionalInt replicas;

  /**
   * @param partitions of each topic; empty: {@link TopicCatalogue#DEFAULT_PARTITIONS} for new ones,
   *     and others may have any number
   * @param replicas of each partition; empty: what the broker does by itself
   */
  public BrokerTopics(Admin admin, OptionalInt partitions, OptionalInt replicas) {
    this.admin = admin;
    this.partitions = partitions;
    this.replicas = replicas;
  }

  List<String> create(List<Topic<?, ?>> topics) {
    Set<String> present = present(topics);
    List<String> done = new ArrayList<>();
    List<NewTopic> missing = new ArrayList<>();
    for (Topic<?, ?> topic : topics) {
      if (!present.contains(topic.name())) {
        missing.add(newTopic(topic));
        done.add("topic %s: made".formatted(topic.name()));
      }
    }
    BrokerAnswers.of(admin.createTopics(missing).all());
    KnownTopics.await(admin, topics.stream().map(Topic::name).toList());
    done.addAll(mend(topics.stream().filter(topic -> present.contains(topic.name())).toList()));
    return done;
  }

  private NewTopic newTopic(Topic<?, ?> topic) {
    Optional<Short> factor =
        replicas.isPresent() ? Optional.of((short) replicas.getAsInt()) : Optional.empty();
    return new NewTopic(
            topic.name(), Optional.of(partitions.orElse(TopicCatalogue.DEFAULT_PARTITIONS)), factor)
        .configs(topic.settings().asConfiguration());
  }

  private List<String> mend(List<Topic<?, ?>> present) {
    Map<String, Map<String, String>> actual = configurations(present);
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    List<String> done = new ArrayList<>();
    for (Topic<?, ?> topic : present) {
      Map<String, String> wanted = topic.settings().unfulfilledBy(actual.get(topic.name()));
      List<AlterConfigOp> operations = new ArrayList<>();
      wanted.forEach(
          (key, value) -> {
            operations.add(
                new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET));
            done.add("topic %s: %s set to %s".formatted(topic.name(), key, value));
          });
      if (!operations.isEmpty()) {
        changes.put(resource(topic), operations);
      }
    }
    BrokerAnswers.of(admin.incrementalAlterConfigs(changes).all());
    return done;
  }

  List<String> differences(List<Topic<?, ?>> topics) {
    Set<String> present = present(topics);
    List<Topic<?, ?>> there =
        topics.stream().filter(topic -> present.contains(topic.name())).toList();
    Map<String, Map<String, String>> actual = configurations(there);
    Map<String, TopicDescription> descriptions =
        BrokerAnswers.of(
            admin.describeTopics(there.stream().map(Topic::name).toList()).allTopicNames());
    List<String> differences = new ArrayList<>();
    for (Topic<?, ?> topic : topics) {
      if (present.contains(topic.name())) {
        differences.addAll(shape(descriptions.get(topic.name())));
        differences.addAll(settings(topic, actual.get(topic.name())));
      } else {
        differences.add("topic %s: missing".formatted(topic.name()));
      }
    }
    return differences;
  }

  /**
   * Topics that have another number of partitions than the first of them; those that are missing
   * are left out. Nothing differs where the number was given, since each is held against that.
   */
  List<String> apart(List<Topic<?, ?>> topics) {
    if (partitions.isPresent()) {
      return List.of();
    }
    List<String> present =
        topics.stream().map(Topic::name).filter(present(topics)::contains).toList();
    Map<String, TopicDescription> descriptions =
        BrokerAnswers.of(admin.describeTopics(present).allTopicNames());
    TopicDescription first = descriptions.get(topics.get(0).name());
    if (first == null) {
      return List.of();
    }
    int wanted = first.partitions().size();
    return present.stream()
        .map(descriptions::get)
        .filter(actual -> actual.partitions().size() != wanted)
        .map(
            actual ->
                "topic %s: %d partitions, not %d as %s"
                    .formatted(actual.name(), actual.partitions().size(), wanted, first.name()))
        .toList();
  }

  private List<String> shape(TopicDescription actual) {
    List<String> differences = new ArrayList<>();
    int count = actual.partitions().size();
    if (partitions.isPresent() && partitions.getAsInt() != count) {
      differences.add(
          "topic %s: %d partitions, not %d".formatted(actual.name(), count, partitions.getAsInt()));
    }
    int least = actual.partitions().stream().mapToInt(p -> p.replicas().size()).min().orElse(0);
    if (replicas.isPresent() && replicas.getAsInt() != least) {
      differences.add(
          "topic %s: %d replicas, not %d".formatted(actual.name(), least, replicas.getAsInt()));
    }
    return differences;
  }

  private static List<String> settings(Topic<?, ?> topic, Map<String, String> actual) {
    return topic.settings().unfulfilledBy(actual).entrySet().stream()
        .map(
            wanted ->
                "topic %s: %s is %s, not %s"
                    .formatted(
                        topic.name(),
                        wanted.getKey(),
                        actual.get(wanted.getKey()),
                        wanted.getValue()))
        .toList();
  }

  private Set<String> present(List<Topic<?, ?>> topics) {
    Set<String> present = new TreeSet<>(BrokerAnswers.of(admin.listTopics().names()));
    present.retainAll(topics.stream().map(Topic::name).toList());
    return present;
  }

  private Map<String, Map<String, String>> configurations(List<Topic<?, ?>> topics) {
    Map<ConfigResource, Config> configs =
        BrokerAnswers.of(
            admin.describeConfigs(topics.stream().map(BrokerTopics::resource).toList()).all());
    Map<String, Map<String, String>> byName = new HashMap<>();
    configs.forEach(
        (resource, config) ->
            byName.put(
                resource.name(),
                config.entries().stream()
                    .filter(entry -> entry.value() != null)
                    .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value))));
    return byName;
  }

  private static ConfigResource resource(Topic<?, ?> topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
  }
}
