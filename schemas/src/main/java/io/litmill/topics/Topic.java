package io.litmill.topics;

import io.litmill.registry.SchemaDefinition;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serde;

/**
 * A topic with what it holds.
 *
 * @param name name on the broker
 * @param key how keys are written
 * @param value how values are written
 * @param schemas schemas of key and value that a registry must know
 */
public record Topic<K, V>(
    String name, Serde<K> key, Serde<V> value, TopicSettings settings, List<TopicSchema> schemas) {
  private static final int LONGEST_NAME = 249;

  /**
   * A schema of a topic.
   *
   * @param subject under which it is registered
   */
  public record TopicSchema(String subject, SchemaDefinition definition) {}

  /**
   * @throws IllegalArgumentException if Kafka allows no topic of this name
   */
  public Topic {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(settings, "settings");
    schemas = List.copyOf(schemas);
    if (!name.matches("[a-zA-Z0-9._-]{1," + LONGEST_NAME + "}") || name.matches("\\.{1,2}")) {
      throw new IllegalArgumentException(
          "topic name \"%s\": letters, digits, '.', '_' and '-' are allowed, up to %d of them"
              .formatted(name, LONGEST_NAME));
    }
  }
}
