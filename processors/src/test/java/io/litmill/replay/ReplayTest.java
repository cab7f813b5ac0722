package io.litmill.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.litmill.ledger.LedgerEntry;
import io.litmill.ledger.LedgerEntry.TripletFact;
import io.litmill.replay.KilledReplay.Event;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import io.litmill.topology.FactTable;
import io.litmill.topology.LitmillStream;
import io.litmill.topology.StatementAnnotator;
import io.litmill.topology.StreamListener;
import io.litmill.topology.StreamPlatform;
import io.litmill.topology.Workload;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InconsistentGroupProtocolException;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays beside a live stream, against a broker and a registry. */
class ReplayTest {
  private static final long SEED = Long.getLong("test.seed", 8_128);

  @TempDir static Path folder;
  private static StreamPlatform platform;

  @BeforeAll
  static void start() throws IOException {
    platform = new StreamPlatform(folder);
  }

  @AfterAll
  static void stop() throws IOException {
    platform.close();
  }

  /** One live application with its workload. */
  private static final class Live {
    final StreamPlatform.Deployment topics;
    final Deployment deployment;
    final Workload workload;

    Live(String name, int partitions, int citations, String... keysAndValues) throws Exception {
      topics = platform.deployment(name, partitions);
      deployment = KilledReplay.deployment(topics, folder.resolve(name), keysAndValues);
      workload = new Workload(citations, SEED);
    }

    LitmillStream stream(StatementAnnotator annotator) {
      LitmillStream stream =
          new LitmillStream(deployment.settings(), annotator, topics.topics(), StreamListener.NONE);
      stream.start();
      return stream;
    }

    FactTable expected(int version, int count) {
      return workload.expected(new StatementAnnotator(version), count);
    }

    ReplayRun replay(ReplayRequest request, StatementAnnotator annotator) throws Exception {
      return new Replay(deployment, Clock.systemUTC())
          .run(request, annotator, StreamListener.NONE, ReplayListener.NONE);
    }

    Promoted promote(String id, StatementAnnotator annotator) throws Exception {
      return new Promotion(deployment, StreamListener.NONE, Clock.systemUTC())
          .promote(new RunId(id), Optional.empty(), run -> annotator, ReplayListener.NONE);
    }

    /** The triplets that the live ledger stands for. */
    Set<TripletKey> inLedger() {
      Map<String, LedgerEntry> entries = new HashMap<>();
      LedgerScan.read(
          new PartitionScan(deployment.client()),
          Deployment.ledgerTopic(topics.name()),
          Optional.empty(),
          entries::put);
      return entries.values().stream()
          .flatMap(entry -> entry.facts().triplets().stream())
          .map(TripletFact::key)
          .collect(Collectors.toSet());
    }

    void awaitTriplets(FactTable expected, String what) throws Exception {
      topics.awaitFacts(expected, what + ", seed " + SEED);
    }
  }

  @Test
  void aRunThatIsKilledTwiceEndsRightAndItsPromotionThatIsKilledToo() throws Exception {
    Live live = new Live("killed", 3, 300);
    int first = 200;
    int second = 270;
    StatementAnnotator newer = new StatementAnnotator(2);
    try (PlainReader reader = new PlainReader(live.topics)) {
      LitmillStream old = live.stream(new StatementAnnotator(1));
      try (old) {
        live.topics.send(live.workload.records().subList(0, first));
        live.awaitTriplets(live.expected(1, first), "live facts");

        kill(live, "run", Event.ANNOTATOR, 2);
        kill(live, "run", Event.TRIPLET, 60);
        ReplayRun run = live.replay(KilledReplay.request("run"), newer);
        assertThat(run.isFinished()).isTrue();
        checkReport(live, run, first);
        live.topics.awaitFacts(live.expected(1, first), "the live facts are as they were");

        live.topics.send(live.workload.records().subList(first, second));
        live.awaitTriplets(live.expected(1, second), "live facts go on");
        assertThatThrownBy(() -> live.promote("run", newer))
            .isInstanceOf(ReplayException.class)
            .hasMessageContaining("killed is at work");
        assertThat(old.failure()).isEmpty();
      }
      live.topics.send(live.workload.records().subList(second, live.workload.records().size()));
      kill(live, "run", Event.PROMOTED, 50);
      live.promote("run", new StatementAnnotator(2));
      live.awaitTriplets(live.expected(2, second), "promoted facts");
      assertThat(live.promote("run", new StatementAnnotator(2)).articles()).isZero();

      refuseSuperseded(live);
      StatementAnnotator last = new StatementAnnotator(2);
      try (LitmillStream next = live.stream(last)) {
        live.awaitTriplets(
            live.expected(2, live.workload.records().size()), "the newer pipeline goes on");
        assertThat(next.failure()).isEmpty();
      }
      assertThat(last.citations())
          .as("only what came after the promotion is mined")
          .isLessThanOrEqualTo(live.workload.records().size() - second);
      live.topics.table().checkReasons();
      reader.checkSame(live.topics.tripletTable());
    }
    drop(live, "run");
  }

  @Test
  void noInstanceStartsWhileAPromotionIsAtWork() throws Exception {
    Live live = new Live("locked", 1, 10);
    live.topics.send(live.workload.records());
    try (LitmillStream before = live.stream(new StatementAnnotator(1))) {
      live.awaitTriplets(live.expected(1, 10), "live facts");
      assertThat(before.failure()).isEmpty();
    }
    Set<TopicPartition> citations =
        Set.of(new TopicPartition(live.topics.topics().citations().name(), 0));
    try (LiveLock lock = LiveLock.take(live.deployment.client(), "locked", citations);
        LitmillStream stream = live.stream(new StatementAnnotator(1))) {
      StreamPlatform.await("the refusal", () -> stream.state() == State.ERROR);
      lock.hold();
      assertThat(stream.failure().orElseThrow())
          .hasStackTraceContaining(InconsistentGroupProtocolException.class.getName());
    }
  }

  @Test
  void someArticlesBetweenTwoOffsetsAreReplayedAndPromotedAndTakenBack() throws Exception {
    Live live = new Live("some", 2, 80);
    String[] pmids = {"1003", "1010", "1021", "1044"};
    PmidList list =
        PmidList.read(Files.writeString(folder.resolve("pmids"), String.join("\n", pmids)));
    try (LitmillStream old = live.stream(new StatementAnnotator(1))) {
      live.topics.send(live.workload.records());
      live.awaitTriplets(live.expected(1, 80), "live facts");
      assertThat(old.failure()).isEmpty();
    }
    ReplayRequest some =
        new ReplayRequest(
            new RunId("some-1"),
            "0:0",
            "now",
            Optional.empty(),
            Optional.of(list),
            OptionalDouble.of(200));
    StatementAnnotator newer = new StatementAnnotator(2);
    ReplayRun run = live.replay(some, newer);
    assertThat(newer.calls().stream().flatMap(List::stream)).isSubsetOf(pmids).isNotEmpty();
    assertThat(new ReportReading(live.deployment).report(run).articles()).isBetween(1L, 4L);
    assertThat(live.replay(some, newer)).as("nothing is left to do").isEqualTo(run);
    assertThatThrownBy(() -> live.replay(some, new StatementAnnotator(1)))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("another --pipeline");
    assertThatThrownBy(() -> live.replay(some, otherSettings()))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("another --pipeline: minConfidence: nothing, now 0.5");
    assertThatThrownBy(() -> live.replay(KilledReplay.request("some-1"), newer))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("another --from");

    live.promote("some-1", newer);
    live.topics.table().checkReasons();
    live.awaitTriplets(mixed(live, Set.of(pmids)), "four articles are of the newer pipeline");

    live.replay(KilledReplay.request("back"), new StatementAnnotator(1));
    live.promote("back", new StatementAnnotator(1));
    live.awaitTriplets(live.expected(1, 80), "all is as it was");
    try (LitmillStream again = live.stream(new StatementAnnotator(1))) {
      StreamPlatform.await("the old pipeline", () -> again.state() == State.RUNNING);
    }
  }

  /** The second version with another threshold. */
  private static StatementAnnotator otherSettings() {
    return new StatementAnnotator(2) {
      @Override
      public String settings() {
        return super.settings().replace("}", ",\"minConfidence\":0.5}");
      }
    };
  }

  @Test
  void aRunKeepsItsRateUntilItIsGivenAnother() throws Exception {
    Live live = new Live("paced", 1, 20);
    live.topics.send(live.workload.records());
    assertThat(rateOfStopped(live, OptionalDouble.of(0.01))).isEqualTo(0.01);
    assertThat(rateOfStopped(live, OptionalDouble.empty())).isEqualTo(0.01);
    assertThat(rateOfStopped(live, OptionalDouble.of(0.5))).isEqualTo(0.5);
    ReplayRun run = live.replay(paced(OptionalDouble.of(0)), new StatementAnnotator(2));
    assertThat(run.isFinished()).isTrue();
    assertThat(run.rate()).isZero();
  }

  /** The rate that is kept of a run that was told to stop. */
  private static double rateOfStopped(Live live, OptionalDouble rate) throws Exception {
    Replay replay = new Replay(live.deployment, Clock.systemUTC());
    replay.stop();
    ReplayRun run =
        replay.run(
            paced(rate), new StatementAnnotator(2), StreamListener.NONE, ReplayListener.NONE);
    assertThat(run.isFinished()).isFalse();
    return new ReplayRuns(live.deployment).get(new RunId("paced")).rate();
  }

  private static ReplayRequest paced(OptionalDouble rate) {
    return new ReplayRequest(
        new RunId("paced"), "earliest", "now", Optional.empty(), Optional.empty(), rate);
  }

  @Test
  void whatWasWithdrawnByAnEventAloneIsNotLiveInTheReport() throws Exception {
    Live live = new Live("events", 2, 120, "litmill.stream.withdrawals", "event");
    live.topics.send(live.workload.records());
    FactTable expected = live.expected(1, 120);
    try (LitmillStream old = live.stream(new StatementAnnotator(1))) {
      live.topics.awaitRead("all live citations");
      StreamPlatform.await(
          "the live ledger", () -> live.inLedger().equals(expected.triplets.keySet()));
      assertThat(old.failure()).isEmpty();
    }
    assertThat(live.topics.tripletTable().triplets)
        .as("some have no tombstone, seed " + SEED)
        .hasSizeGreaterThan(expected.triplets.size());
    ReplayRun run = live.replay(KilledReplay.request("same"), new StatementAnnotator(1));
    ReplayReport report = new ReportReading(live.deployment).report(run);
    assertThat(report.triplets()).isEqualTo(new FactCounts(0, 0, 0, expected.triplets.size()));
    assertThat(report.labels().total()).isEqualTo(report.labels().unchanged());
  }

  /** The newer pipeline's facts of some articles, the older one's of all others. */
  private static FactTable mixed(Live live, Set<String> newer) {
    FactTable all = live.expected(1, 80);
    FactTable some = live.expected(2, 80);
    all.triplets.keySet().removeIf(key -> newer.contains(key.getPmid()));
    some.triplets.keySet().removeIf(key -> !newer.contains(key.getPmid()));
    all.triplets.putAll(some.triplets);
    return all;
  }

  private static void checkReport(Live live, ReplayRun run, int count) throws IOException {
    Map<TripletKey, Triplet> before = live.expected(1, count).triplets;
    Map<TripletKey, Triplet> after = live.expected(2, count).triplets;
    Set<TripletKey> both = new HashSet<>(before.keySet());
    both.retainAll(after.keySet());
    ReplayReport report = new ReportReading(live.deployment).report(run);
    assertThat(folder.resolve(live.topics.name()).resolve(run.applicationId()).toFile().list())
        .as("the tables of the report are gone")
        .noneMatch(name -> name.startsWith("report"));
    FactCounts expected =
        new FactCounts(after.size() - both.size(), 0, before.size() - both.size(), both.size());
    assertThat(report.triplets()).isEqualTo(expected);
    assertThat(expected.added()).isPositive();
    assertThat(expected.withdrawn()).isPositive();
    assertThat(report.agreement()).isEqualTo(expected.agreement());
    assertThat(report.byPredicate().keySet())
        .containsExactly("biolink:affects", "biolink:causes", "biolink:inhibits");
    assertThat(report.byPredicate().get("biolink:causes").withdrawn())
        .isEqualTo(expected.withdrawn());
    assertThat(report.byPredicate().get("biolink:inhibits").added()).isEqualTo(expected.added());
    assertThat(report.byEntityTypes())
        .containsExactly(Map.entry("biolink:SmallMolecule – biolink:Gene", expected));
    assertThat(report.byBundles())
        .extracting(ReplayReport.BundlePair::live, ReplayReport.BundlePair::run)
        .containsExactlyInAnyOrder(
            tuple("", "relations@2"),
            tuple("relations@1", ""),
            tuple("relations@1", "relations@2"));
    assertThat(report.examples().get(FactCounts.Difference.ADDED)).hasSize(5);
    assertThat(report.toJson()).contains("\"agreement\"").contains("\"by_predicate\"");
    assertThat(ReportText.of(report)).contains("biolink:inhibits").contains("Replay run");
  }

  private static void refuseSuperseded(Live live) throws Exception {
    try (LitmillStream old = live.stream(new StatementAnnotator(1))) {
      StreamPlatform.await("the refusal", () -> old.state() == State.ERROR);
      assertThat(old.failure().orElseThrow())
          .hasStackTraceContaining("this pipeline is superseded")
          .hasStackTraceContaining("replay run was promoted");
    }
  }

  private static void drop(Live live, String id) throws Exception {
    List<String> removed = new Drop(live.deployment).drop(new RunId(id));
    assertThat(removed).isNotEmpty();
    try (Admin admin = Admin.create(new HashMap<>(platform.connection()))) {
      Set<String> left = new TreeSet<>(admin.listTopics().names().get());
      left.removeIf(topic -> !topic.contains("replay." + id));
      assertThat(left).isEmpty();
      assertThat(admin.listGroups().all().get())
          .noneMatch(group -> group.groupId().contains(".replay." + id));
    }
    assertThat(live.deployment.registry().subjects())
        .noneMatch(subject -> subject.contains("replay." + id));
    assertThat(folder.resolve(live.topics.name()).toFile().list())
        .noneMatch(name -> name.contains("replay"));
    assertThat(new ReplayRuns(live.deployment).all()).isEmpty();
    assertThatThrownBy(() -> new Drop(live.deployment).drop(new RunId(id)))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("no replay " + id);
  }

  private static void kill(Live live, String id, Event event, int count) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledReplay.class.getName(),
                live.topics.name(),
                platform.connection().get("bootstrap.servers").toString(),
                platform.connection().get("schema.registry.url").toString(),
                folder.resolve(live.topics.name()).toString(),
                id,
                event.name(),
                Integer.toString(count))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
            .start();
    try {
      assertThat(process.waitFor(4, TimeUnit.MINUTES)).as(event.name()).isTrue();
      assertThat(process.exitValue())
          .as("%s: %s", event, Files.readString(log().toPath()))
          .isEqualTo(KilledReplay.HALTED);
    } finally {
      process.destroyForcibly();
    }
  }

  private static File log() {
    return folder.resolve("replay.log").toFile();
  }
}
