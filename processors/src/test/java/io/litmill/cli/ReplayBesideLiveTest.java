package io.litmill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.annotation.Annotator;
import io.litmill.annotation.Citations;
import io.litmill.annotation.RuleBundles;
import io.litmill.health.MillHealth;
import io.litmill.mill.Observation;
import io.litmill.mill.OrderlyEnd;
import io.litmill.replay.Deployment;
import io.litmill.replay.FactCounts;
import io.litmill.replay.Promotion;
import io.litmill.replay.ReplayException;
import io.litmill.replay.ReplayListener;
import io.litmill.replay.ReplayReport;
import io.litmill.replay.ReplayRequest;
import io.litmill.replay.ReportReading;
import io.litmill.replay.RunId;
import io.litmill.settings.Configuration;
import io.litmill.topology.StreamListener;
import io.litmill.topology.StreamPlatform;
import io.litmill.topology.StreamPlatform.Sent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through an embedded broker, with models of rules: a live pipeline and one that finds more. */
class ReplayBesideLiveTest {
  private static final int WAIT_SECONDS = 240;

  private static final OptionalDouble ALMOST_NONE = OptionalDouble.of(0.001);
  private static final OptionalDouble ALL = OptionalDouble.of(0);

  @TempDir static Path folder;
  private static StreamPlatform platform;

  @BeforeAll
  static void start() throws IOException {
    platform = new StreamPlatform(folder);
    RuleBundles.store(folder);
    pipeline("live", "{\"bundle\": \"chemical-gene\"}");
    pipeline("more", "{\"bundle\": \"chemical-gene\"}, {\"bundle\": \"chemical-disease\"}");
  }

  @AfterAll
  static void stop() throws IOException {
    platform.close();
  }

  private static void pipeline(String name, String relations) throws IOException {
    Files.writeString(
        folder.resolve(name + ".json"),
        """
        {"name": "%s", "entities": [{"bundle": "entities"}], "relations": [%s],
         "dictionary": "none"}
        """
            .formatted(name, relations));
  }

  /** One live application. */
  private static final class Live {
    final StreamPlatform.Deployment topics;
    final Deployment deployment;

    Live(String name) throws Exception {
      topics = platform.deployment(name, 2);
      deployment = Deployment.of(configuration("live"));
    }

    Configuration configuration(String pipeline) {
      return topics.configuration(
          folder.resolve(topics.name()),
          "litmill.pipeline",
          folder.resolve(pipeline + ".json").toString(),
          "litmill.store",
          folder.resolve("store").toString());
    }

    /** Articles, each with a fact that both pipelines find and one that only the other finds. */
    void send(int from, int to) {
      topics.send(
          IntStream.range(from, to)
              .mapToObj(Integer::toString)
              .map(pmid -> Citations.of(pmid, "Aspirin inhibits cox2.", "Aspirin induced asthma."))
              .map(Sent::of)
              .toList());
    }

    void awaitTriplets(int count) throws InterruptedException {
      StreamPlatform.await(
          count + " live triplets", () -> topics.tripletTable().triplets.size() == count);
    }
  }

  /** A process with both, in a thread of its own. */
  private static final class Both {
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final StringWriter err = new StringWriter();
    final OrderlyEnd end = OrderlyEnd.awaited();
    final List<ReplayReport> reports = new ArrayList<>();
    final CompletableFuture<Integer> exitCode;

    Both(Live live, String run, String pipeline, OptionalDouble rate) {
      ReplayRequest request =
          new ReplayRequest(
              new RunId(run), "earliest", "now", Optional.empty(), Optional.empty(), rate);
      ReplayBesideLive both =
          new ReplayBesideLive(
              live.configuration("live"),
              new ReplayParts(live.configuration(pipeline)),
              request,
              new PrintWriter(err, true));
      exitCode =
          CompletableFuture.supplyAsync(
              () -> {
                try (end) {
                  return both.run(
                      new Observation(new MillHealth(), meters),
                      end,
                      finished -> reports.add(new ReportReading(live.deployment).report(finished)));
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
    }

    double gauge(String name) {
      return Optional.ofNullable(meters.find(name).gauge()).map(Gauge::value).orElse(0.0);
    }

    double citations() {
      return meters.get("litmill.citations").counter().count();
    }

    int exit() throws Exception {
      return exitCode.get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    void await(String text) throws InterruptedException {
      StreamPlatform.await(text, () -> exitCode.isDone() || err.toString().contains(text));
      assertThat(err.toString()).contains(text);
    }
  }

  @Test
  void liveCitationsAreMinedBesideTheReplayAndAfterIt() throws Exception {
    Live live = new Live("beside");
    live.send(0, 20);
    Both slow = new Both(live, "more", "more", ALMOST_NONE);
    live.awaitTriplets(20);
    StreamPlatform.await("the run", () -> slow.gauge("litmill.replay.offsets") == 20);
    live.send(20, 26);
    live.awaitTriplets(26);
    assertThat(slow.exitCode).isNotDone();
    assertThat(slow.gauge("litmill.replay.offsets.done")).isLessThan(20);
    assertThat(slow.gauge("litmill.stream.running")).isEqualTo(1);
    slow.end.stop();
    assertThat(slow.exit()).isEqualTo(1);
    assertThat(slow.err.toString())
        .contains("stopped; the same command goes on")
        .doesNotContain("failed");
    assertThat(slow.reports).isEmpty();
    assertThat(slow.citations()).isEqualTo(26);

    Both quick = new Both(live, "more", "more", ALL);
    quick.await("the live stream goes on until it is stopped");
    ReplayReport report = quick.reports.get(0);
    assertThat(report.articles()).isEqualTo(20);
    assertThat(report.triplets()).isEqualTo(new FactCounts(20, 0, 0, 20));
    live.send(26, 30);
    live.awaitTriplets(30);
    assertThat(quick.citations()).as("of the live stream alone").isEqualTo(4);
    assertThat(quick.gauge("litmill.replay.offsets.done")).isEqualTo(20);
    assertThat(quick.exitCode).isNotDone();
    quick.end.stop();
    assertThat(quick.exit()).as(quick.err.toString()).isZero();
    assertThat(quick.err.toString()).doesNotContain("failed");

    theSupersededPipelineIsRefused(live);
  }

  private static void theSupersededPipelineIsRefused(Live live) throws Exception {
    ReplayParts more = new ReplayParts(live.configuration("more"));
    new Promotion(live.deployment, StreamListener.NONE, Clock.systemUTC())
        .promote(new RunId("more"), Optional.empty(), any -> annotator(more), ReplayListener.NONE);
    live.awaitTriplets(60);
    Both refused = new Both(live, "again", "more", ALMOST_NONE);
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err.toString())
        .contains("the live stream failed")
        .contains("superseded")
        .contains("the same command goes on");
    assertThat(refused.reports).isEmpty();
  }

  private static Annotator annotator(ReplayParts parts) {
    try {
      return parts.annotator();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aReplayThatFailsEndsTheLiveStreamInOrder() throws Exception {
    Live live = new Live("fails");
    live.send(0, 3);
    Files.createDirectories(folder.resolve("fails"));
    Files.writeString(folder.resolve("fails").resolve("fails.replay.more.run"), "no folder");
    Both both = new Both(live, "more", "more", ALL);
    assertThatThrownBy(both::exit).hasCauseInstanceOf(KafkaException.class);
    assertThat(both.err.toString()).contains("the replay failed, so the live stream is closed");
    assertThat(members("fails")).isZero();
  }

  @Test
  void aRunThatWasBegunOtherwiseIsRefusedBeforeTheLiveStreamStarts() throws Exception {
    Live live = new Live("otherwise");
    live.send(0, 3);
    Both begun = new Both(live, "more", "more", ALL);
    begun.await("the live stream goes on until it is stopped");
    begun.end.stop();
    assertThat(begun.exit()).isZero();
    Both other = new Both(live, "more", "live", ALL);
    assertThatThrownBy(other::exit)
        .hasCauseInstanceOf(ReplayException.class)
        .hasMessageContaining("another --pipeline");
    assertThat(other.citations()).isZero();
    assertThat(other.err.toString()).isEmpty();
  }

  private static int members(String group) throws Exception {
    try (Admin admin = Admin.create(platform.connection())) {
      return admin
          .describeConsumerGroups(List.of(group))
          .describedGroups()
          .get(group)
          .get()
          .members()
          .size();
    }
  }
}
