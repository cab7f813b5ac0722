package io.litmill.throughput;

import io.litmill.annotation.Annotator;
import io.litmill.schemas.Citation;
import io.litmill.topics.TopicCatalogue;
import io.litmill.topology.LitmillStream;
import io.litmill.topology.StreamListener;
import io.litmill.topology.StreamSettings;
import java.io.IOException;
import java.nio.file.Path;
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

/**
 * The stream around the same annotator, with a broker and a registry in this process. Each round
 * has topics, an application and state of its own. Used by one thread.
 */
public final class StreamRounds implements Rounds {
  private static final Duration POLL = Duration.ofMillis(50);

  private final Annotator annotator;
  private final RoundPlatform platform;
  private int rounds;

  private StreamRounds(Annotator annotator, RoundPlatform platform) {
    this.annotator = annotator;
    this.platform = platform;
  }

  /**
   * Starts the broker and the registry.
   *
   * @param folder where their data and the state are
   * @param threads stream threads, and partitions of each topic
   * @param batch citations that are annotated at once
   */
  public static StreamRounds start(Path folder, Annotator annotator, int threads, int batch)
      throws IOException {
    return new StreamRounds(annotator, new RoundPlatform(folder, threads, batch));
  }

  /** Sends the citations through a stream that waits for them. */
  @Override
  public Round run(List<Citation> citations) throws InterruptedException {
    rounds++;
    String name = "round-" + rounds;
    TopicCatalogue topics = platform.topics(name);
    try (LitmillStream stream =
            new LitmillStream(
                StreamSettings.of(platform.configuration(name)),
                annotator,
                topics,
                StreamListener.NONE);
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

  @Override
  public void close() throws IOException {
    platform.close();
  }
}
