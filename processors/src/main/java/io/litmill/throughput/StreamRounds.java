package io.litmill.throughput;

import io.litmill.annotation.Annotator;
import io.litmill.schemas.Citation;
import io.litmill.topics.TopicCatalogue;
import io.litmill.topology.LitmillStream;
import io.litmill.topology.StreamListener;
import io.litmill.topology.StreamSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaStreams;

/** The stream around the same annotator. Used by one thread. */
public final class StreamRounds implements Rounds {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Annotator annotator;
  private final RoundPlatform platform;

  public StreamRounds(Annotator annotator, RoundPlatform platform) {
    this.annotator = annotator;
    this.platform = platform;
  }

  /** Sends the citations through a stream that waits for them. */
  @Override
  public Round run(List<Citation> citations) throws InterruptedException {
    return run(platform.prepare(), citations);
  }

  Round run(RoundPlatform.Prepared round, List<Citation> citations) throws InterruptedException {
    TopicCatalogue topics = round.topics();
    try (LitmillStream stream = stream(round);
        KafkaConsumer<byte[], byte[]> results = results(topics)) {
      stream.start();
      awaitRunning(stream);
      platform.send(topics.citations(), citations);
      long begin = System.nanoTime();
      int seen = 0;
      while (seen < citations.size()) {
        requireSound(stream);
        seen += results.poll(POLL).count();
      }
      return new Round(citations.size(), (System.nanoTime() - begin) / 1e9);
    }
  }

  /** Starts a stream without citations and stops it; returns how many seconds the start took. */
  double start(RoundPlatform.Prepared round) throws InterruptedException {
    long begin = System.nanoTime();
    try (LitmillStream stream = stream(round)) {
      stream.start();
      awaitRunning(stream);
      return (System.nanoTime() - begin) / 1e9;
    }
  }

  private LitmillStream stream(RoundPlatform.Prepared round) {
    return new LitmillStream(
        StreamSettings.of(round.configuration()), annotator, round.topics(), StreamListener.NONE);
  }

  /** What became of each citation: its annotation, or a dead letter. */
  private KafkaConsumer<byte[], byte[]> results(TopicCatalogue topics) {
    Map<String, Object> configs = new HashMap<>(platform.client());
    configs.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    configs.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(configs, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(
        Stream.of(topics.annotations().name(), topics.deadLetters().name())
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList());
    return consumer;
  }

  private static void awaitRunning(LitmillStream stream) throws InterruptedException {
    while (stream.state() != KafkaStreams.State.RUNNING) {
      requireSound(stream);
      Thread.sleep(POLL.toMillis());
    }
  }

  private static void requireSound(LitmillStream stream) {
    stream
        .failure()
        .ifPresent(
            failure -> {
              throw new IllegalStateException(
                  "the stream failed: " + failure.getMessage(), failure);
            });
  }
}
