package io.litmill.demo;

import io.litmill.embedded.EmbeddedPlatform;
import io.litmill.ingest.PubmedSources;
import io.litmill.ingest.kafka.IngestCounts;
import io.litmill.ingest.kafka.IngestListener;
import io.litmill.ingest.kafka.IngestSettings;
import io.litmill.ingest.kafka.PubmedIngest;
import io.litmill.mill.Mill;
import io.litmill.provisioning.BrokerTopics;
import io.litmill.provisioning.Provisioning;
import io.litmill.provisioning.RegistrySubjects;
import io.litmill.settings.Configuration;
import io.litmill.topics.TopicCatalogue;
import io.litmill.topology.StreamListener;
import io.litmill.topology.StreamSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * A demo at work. Opened and closed by one thread, which also calls {@link #ingest} and {@link
 * #awaitEnd}.
 */
final class Demo implements AutoCloseable {
  private static final int PARTITIONS = 2;
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final EmbeddedPlatform platform;
  private final Map<String, Object> kafka;
  private final TopicCatalogue topics;
  private final StreamSettings settings;
  private final Mill mill;
  private final Follower follower;
  private final Skips skips;

  private Demo(
      EmbeddedPlatform platform,
      Map<String, Object> kafka,
      TopicCatalogue topics,
      StreamSettings settings,
      Mill mill,
      Follower follower,
      Skips skips) {
    this.platform = platform;
    this.kafka = kafka;
    this.topics = topics;
    this.settings = settings;
    this.mill = mill;
    this.follower = follower;
    this.skips = skips;
  }

  /** Starts all but the ingest. */
  static Demo open(DemoArguments arguments, DemoParts parts, PrintWriter out)
      throws IOException, InterruptedException {
    Path folder = Path.of(arguments.folder());
    EmbeddedPlatform platform =
        EmbeddedPlatform.start(folder, arguments.brokerPort(), arguments.registryPort());
    Mill mill = null;
    Follower follower = null;
    try {
      Map<String, Object> kafka = new HashMap<>(platform.clientConfiguration());
      Configuration configuration = configuration(arguments, kafka);
      StreamSettings settings = StreamSettings.of(configuration);
      TopicCatalogue topics =
          TopicCatalogue.of(settings.topicPrefix(), platform.registry().schemas(), kafka);
      provision(platform, kafka, topics);
      Skips skips = new Skips(parts.streamListener());
      mill = new Mill(settings, parts.annotator(configuration), topics, skips);
      follower = Follower.open(topics, kafka, new OutputPrinter(out));
      parts.watch(mill);
      mill.start();
      return new Demo(platform, kafka, topics, settings, mill, follower, skips);
    } catch (IOException | RuntimeException e) {
      if (mill != null) {
        mill.close();
      }
      if (follower != null) {
        follower.close();
      }
      platform.close();
      throw e;
    }
  }

  private static Configuration configuration(DemoArguments arguments, Map<String, Object> kafka)
      throws IOException {
    Map<String, String> values = new HashMap<>();
    values.put("stream.application-id", "litmill-demo");
    values.put("stream.state-folder", Path.of(arguments.folder(), "state").toString());
    values.putAll(arguments.settings());
    kafka.forEach((key, value) -> values.put(Configuration.KAFKA + key, value.toString()));
    return Configuration.read(Optional.empty(), values);
  }

  private static void provision(
      EmbeddedPlatform platform, Map<String, Object> kafka, TopicCatalogue topics) {
    try (Admin admin = Admin.create(kafka)) {
      new Provisioning(
              new BrokerTopics(admin, OptionalInt.of(PARTITIONS), OptionalInt.of(1)),
              new RegistrySubjects(platform.registry().schemas()))
          .create(topics);
    }
  }

  /** Where the broker and the registry are, for other programs. */
  Map<String, Object> connection() {
    return Map.copyOf(kafka);
  }

  /** Sends the inputs that were not sent before. */
  IngestCounts ingest(List<String> inputs, IngestListener listener) throws IOException {
    try (PubmedIngest ingest =
        PubmedIngest.connect(kafka, topics, IngestSettings.defaults(settings.topicPrefix()))) {
      return ingest.run(PubmedSources.of(inputs), listener);
    }
  }

  /**
   * Waits until all that was sent has come out and was counted.
   *
   * @throws IllegalStateException if the stream or the follower failed
   */
  void awaitEnd() throws InterruptedException {
    try (Admin admin = Admin.create(kafka)) {
      StreamEnd end = new StreamEnd(admin, kafka, settings, topics.citations().name());
      while (!end.reached()) {
        requireSound();
        Thread.sleep(PAUSE.toMillis());
      }
    }
    awaitFollower();
  }

  private void awaitFollower() throws InterruptedException {
    Map<TopicPartition, Long> ends = follower.ends();
    while (!follower.isAt(ends)) {
      requireSound();
      Thread.sleep(PAUSE.toMillis());
    }
  }

  private void requireSound() {
    mill.failure()
        .ifPresent(
            failure -> {
              throw new IllegalStateException(
                  "the stream failed: " + failure.getMessage(), failure);
            });
    follower
        .failure()
        .ifPresent(
            failure -> {
              throw new IllegalStateException(
                  "the results cannot be read: " + failure.getMessage(), failure);
            });
  }

  /** What happened so far. */
  DemoSummary summary(IngestCounts sent, Instant begin, Instant now) {
    Tally.Counts counts = follower.tally().counts();
    return new DemoSummary(
        sent.records(),
        counts.citations(),
        counts.sentences(),
        counts.mentions(),
        counts.triplets(),
        counts.withdrawn(),
        counts.labels(),
        skips.skipped(),
        counts.deadLetters(),
        Math.round(Duration.between(begin, now).toMillis() / 100.0) / 10.0);
  }

  @Override
  public void close() throws IOException {
    mill.close();
    follower.close();
    platform.close();
  }

  /** Counts the records that did not need the annotator, and tells another listener of all. */
  static final class Skips implements StreamListener {
    private final StreamListener next;
    private final AtomicLong skipped = new AtomicLong();

    Skips(StreamListener next) {
      this.next = next;
    }

    long skipped() {
      return skipped.get();
    }

    @Override
    public void citation() {
      next.citation();
    }

    @Override
    public void skipped(Skipped why) {
      skipped.incrementAndGet();
      next.skipped(why);
    }

    @Override
    public void batch(int records, long characters, double fill, Duration took) {
      next.batch(records, characters, fill, took);
    }

    @Override
    public void triplet(String operation) {
      next.triplet(operation);
    }

    @Override
    public void labels(String operation) {
      next.labels(operation);
    }

    @Override
    public void deadLetter(String stage, String reason) {
      next.deadLetter(stage, reason);
    }

    @Override
    public void freshness(Duration age) {
      next.freshness(age);
    }
  }
}
