package io.litmill.topology;

import io.litmill.deadletters.SourceRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads records with a consumer of its own, made when it is needed first. */
final class KafkaCitationLookup implements CitationLookup {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(200);

  private final String topic;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private Consumer<byte[], byte[]> consumer;

  /**
   * @param consumers gives a consumer without a group that reads committed records only
   */
  KafkaCitationLookup(String topic, Supplier<Consumer<byte[], byte[]>> consumers) {
    this.topic = topic;
    this.consumers = consumers;
  }

  @Override
  public Optional<SourceRecord> at(int partition, long offset) {
    if (consumer == null) {
      consumer = consumers.get();
    }
    TopicPartition place = new TopicPartition(topic, partition);
    consumer.assign(List.of(place));
    if (consumer.beginningOffsets(List.of(place)).get(place) > offset) {
      return Optional.empty();
    }
    consumer.seek(place, offset);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(place)) {
        return record.offset() == offset ? Optional.of(source(record)) : Optional.empty();
      }
      if (consumer.position(place) > offset) {
        return Optional.empty();
      }
    }
    throw new TimeoutException(
        "%s did not come within %s to be read again".formatted(Map.of(place, offset), PATIENCE));
  }

  private static SourceRecord source(ConsumerRecord<byte[], byte[]> record) {
    return new SourceRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.key(),
        record.value(),
        record.headers());
  }

  @Override
  public void close() {
    if (consumer != null) {
      consumer.close();
    }
  }
}
