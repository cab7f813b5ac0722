package io.litmill.ingest.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** The topic that keeps how far each source has come: compacted, one partition. */
final class ProgressTopic {
  static final String NAME = "litmill.ingest-progress.v1";
  static final Map<String, String> SETTINGS = Map.of("cleanup.policy", "compact");

  private static final Duration POLL = Duration.ofMillis(200);

  private final String name;
  private final ObjectMapper json = new ObjectMapper();

  ProgressTopic(String prefix) {
    this.name = prefix + NAME;
  }

  String name() {
    return name;
  }

  ProducerRecord<byte[], byte[]> message(SourceProgress progress) {
    try {
      return new ProducerRecord<>(
          name, progress.key().getBytes(StandardCharsets.UTF_8), json.writeValueAsBytes(progress));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * All progress that was committed.
   *
   * @param consumer which reads committed records only
   * @return by {@link SourceProgress#key}
   */
  Map<String, SourceProgress> read(Consumer<byte[], byte[]> consumer) throws IOException {
    TopicPartition partition = new TopicPartition(name, 0);
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    long end = consumer.endOffsets(List.of(partition)).get(partition);
    Map<String, SourceProgress> progress = new HashMap<>();
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
        apply(message, progress);
      }
    }
    return progress;
  }

  private void apply(ConsumerRecord<byte[], byte[]> message, Map<String, SourceProgress> progress)
      throws IOException {
    String key = new String(message.key(), StandardCharsets.UTF_8);
    if (message.value() == null) {
      progress.remove(key);
      return;
    }
    try {
      progress.put(key, json.readValue(message.value(), SourceProgress.class));
    } catch (JsonProcessingException e) {
      throw new IOException(
          "topic %s, offset %d, key %s: no progress of an ingest: %s"
              .formatted(name, message.offset(), key, e.getOriginalMessage()),
          e);
    }
  }
}
