package io.litmill.demo;

import io.litmill.scan.TopicScan;
import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.TripletKey;
import io.litmill.topics.Topic;
import io.litmill.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A plain consumer of committed results: prints and counts all that comes after it was opened, in a
 * thread of its own.
 */
final class Follower implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final TopicCatalogue topics;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final OutputPrinter printer;
  private final TopicScan scan;
  private final Tally tally = new Tally();
  private final Thread thread = new Thread(this::follow, "demo-follower");
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private volatile boolean open = true;
  private volatile Throwable failure;

  private Follower(
      TopicCatalogue topics,
      KafkaConsumer<byte[], byte[]> consumer,
      OutputPrinter printer,
      TopicScan scan) {
    this.topics = topics;
    this.consumer = consumer;
    this.printer = printer;
    this.scan = scan;
  }

  /** Stands at the ends of the topics and begins to read. */
  static Follower open(TopicCatalogue topics, Map<String, ?> kafka, OutputPrinter printer) {
    Map<String, Object> configs = new HashMap<>(kafka);
    configs.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    configs.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(configs, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    Follower follower = new Follower(topics, consumer, printer, new TopicScan(kafka));
    List<TopicPartition> partitions = new ArrayList<>();
    for (Topic<?, ?> topic : outputs(topics)) {
      consumer
          .partitionsFor(topic.name())
          .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
    }
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(
        partition -> follower.positions.put(partition, consumer.position(partition)));
    follower.thread.setDaemon(true);
    follower.thread.start();
    return follower;
  }

  static List<Topic<?, ?>> outputs(TopicCatalogue topics) {
    return List.of(
        topics.annotations(), topics.triplets(), topics.documentLabels(), topics.deadLetters());
  }

  Tally tally() {
    return tally;
  }

  /** The ends of the topics that are followed, at this moment. */
  Map<TopicPartition, Long> ends() {
    Map<TopicPartition, Long> ends = new HashMap<>();
    outputs(topics).forEach(topic -> ends.putAll(scan.ends(topic.name())));
    return ends;
  }

  /** Whether everything before these offsets was counted. */
  synchronized boolean isAt(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  /** What ended the reading. */
  Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  private void follow() {
    try {
      while (open) {
        consumer.poll(POLL).forEach(this::take);
        synchronized (this) {
          positions.replaceAll((partition, before) -> consumer.position(partition));
        }
      }
    } catch (WakeupException e) {
      // closing
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      consumer.close();
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    String topic = message.topic();
    if (topic.equals(topics.annotations().name())) {
      AnnotatedCitation citation = value(topics.annotations(), message);
      if (citation != null) {
        tally.annotated(citation);
      }
    } else if (topic.equals(topics.triplets().name())) {
      triplet(message);
    } else if (topic.equals(topics.documentLabels().name())) {
      DocumentLabels labels = value(topics.documentLabels(), message);
      if (labels != null && !labels.getLabels().isEmpty()) {
        tally.labelled(labels.getLabels().size());
        printer.labels(labels);
      }
    } else {
      tally.deadLetter();
      printer.deadLetter(value(topics.deadLetters(), message));
    }
  }

  private void triplet(ConsumerRecord<byte[], byte[]> message) {
    if (message.value() == null) {
      TripletKey key =
          topics
              .triplets()
              .key()
              .deserializer()
              .deserialize(message.topic(), message.headers(), message.key());
      tally.withdrawnTriplet();
      printer.withdrawn(key);
    } else {
      tally.triplet();
      printer.triplet(value(topics.triplets(), message));
    }
  }

  private static <V> V value(Topic<?, V> topic, ConsumerRecord<byte[], byte[]> message) {
    return topic
        .value()
        .deserializer()
        .deserialize(message.topic(), message.headers(), message.value());
  }

  @Override
  public void close() {
    open = false;
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
