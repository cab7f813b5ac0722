package io.litmill.deadletters;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * A record as its topic has it.
 *
 * @param timestamp in milliseconds since 1970
 * @param key null if it has none
 * @param value null for a tombstone
 */
public record SourceRecord(
    String topic,
    int partition,
    long offset,
    long timestamp,
    byte[] key,
    byte[] value,
    Headers headers) {
  public SourceRecord {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(headers, "headers");
  }

  /** The value of a header as text; of several with one name the last. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.lastHeader(name))
        .filter(header -> header.value() != null)
        .map(header -> new String(header.value(), StandardCharsets.UTF_8));
  }

  /** Where it is, for messages. */
  public String place() {
    return "%s partition %d offset %d".formatted(topic, partition, offset);
  }
}
