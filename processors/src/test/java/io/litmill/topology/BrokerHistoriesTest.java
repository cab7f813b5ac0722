package io.litmill.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.inference.DeviceFailure;
import io.litmill.schemas.Citation;
import io.litmill.topology.Fuse.Event;
import io.litmill.topology.StreamPlatform.Deployment;
import io.litmill.topology.StreamPlatform.Sent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random histories through the real topology and a real broker. Many histories, each with articles
 * of its own, share one stream, which is ended in the middle of transactions, closed while articles
 * wait, killed with its process, and goes on with other models. After all of that a reader of
 * committed records knows what a fresh run over the final articles says, nothing was said twice,
 * and every withdrawal has a reason. With {@code -Dlitmill.nightly=true}: 520 histories; {@code
 * -Dtest.seed=N} begins with another seed.
 */
class BrokerHistoriesTest {
  private static final boolean NIGHTLY = Boolean.getBoolean("litmill.nightly");
  private static final int RUNS = NIGHTLY ? 13 : 2;
  private static final int HISTORIES_A_RUN = NIGHTLY ? 40 : 13;
  private static final int EVENTS_A_HISTORY = 24;
  private static final int ENDS = 3;

  /** Neighbouring seeds would begin alike. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private static final long FIRST_SEED = Long.getLong("test.seed", 0);
  private static final Duration FUSE_BURNS = Duration.ofSeconds(20);

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

  @Test
  void theTableIsThatOfAFreshRunOverTheFinalArticles() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
      String what = "histories with -Dtest.seed=%d".formatted(seed);
      try {
        Run run = new Run(seed);
        run.run(what);
        System.out.println(what + ": " + run.ends);
      } catch (Exception | AssertionError e) {
        throw new AssertionError(what + ": " + e.getMessage(), e);
      }
    }
  }

  /** How one stream ends before the next begins. */
  private enum End {
    /** The device breaks, or a step throws: the transaction is given up. */
    BROKEN,
    /** Closed while articles wait. */
    CLOSED,
    /** Its process is killed. */
    HALTED
  }

  private static final class Run {
    private final Random random;
    private final Deployment deployment;
    private final Path state;
    private final String[] settings;
    private final List<RandomArticles> histories = new ArrayList<>();
    private final List<End> ends;
    private final List<Citation> last = new ArrayList<>();
    private int version = 1;

    Run(long seed) throws Exception {
      random = new Random(seed * SPREAD);
      deployment = platform.deployment("histories-" + seed, 1 + random.nextInt(3));
      state = folder.resolve(deployment.name());
      settings =
          new String[] {
            "litmill.stream.batch-records", Integer.toString(1 + random.nextInt(12)),
            "litmill.stream.retracted-articles", random.nextBoolean() ? "withdraw" : "flag",
            "litmill.stream.articles-under-concern", random.nextBoolean() ? "withdraw" : "flag"
          };
      for (int history = 1; history <= HISTORIES_A_RUN; history++) {
        List<String> pmids = new ArrayList<>();
        for (int article = 1; article <= 6; article++) {
          pmids.add(Integer.toString(100 * history + article));
        }
        histories.add(new RandomArticles(random, pmids));
      }
      for (int article = 1; article <= 30; article++) {
        last.add(Citations.citation(Integer.toString(article), 9_999, "a affects x"));
      }
      ends = new ArrayList<>(List.of(End.values()));
      Collections.shuffle(ends, random);
    }

    void run(String what) throws Exception {
      int switchAt = random.nextInt(ENDS + 2);
      int share = HISTORIES_A_RUN * EVENTS_A_HISTORY / (ENDS + 1);
      for (int i = 0; i < ENDS; i++) {
        changeModels(i == switchAt);
        send(share);
        end(ends.get(i), share);
      }
      changeModels(switchAt == ENDS);
      try (LitmillStream stream = stream(new Fuse(Event.NEVER, 0, () -> {}))) {
        send(share);
        deployment.send(last.stream().map(Sent::of).toList());
        deployment.awaitFacts(fresh(), what);
        deployment.awaitRead(what);
        assertThat(stream.failure()).isEmpty();
      }
      FactTable table = deployment.table();
      table.checkReasons();
      table.checkSame(fresh(), what);
    }

    /** Under other models all articles are sent again. */
    private void changeModels(boolean now) {
      if (now) {
        version = 2;
        deployment.send(finals().stream().map(Sent::of).toList());
      }
    }

    private List<Citation> finals() {
      List<Citation> finals = new ArrayList<>();
      histories.forEach(history -> finals.addAll(history.finals()));
      return finals;
    }

    private void send(int events) {
      List<Sent> records = new ArrayList<>();
      for (int i = 0; i < events; i++) {
        records.add(histories.get(random.nextInt(histories.size())).next());
      }
      deployment.send(records);
    }

    private LitmillStream stream(Fuse fuse) {
      List<String> all = new ArrayList<>(KilledStream.SAME_MEMBER);
      all.addAll(List.of(settings));
      LitmillStream stream =
          new LitmillStream(
              deployment.settings(state, all.toArray(String[]::new)),
              fuse.annotator(version),
              deployment.topics(),
              fuse.listener());
      stream.start();
      return stream;
    }

    private void end(End end, int share) throws Exception {
      Event event = List.of(Event.values()).get(random.nextInt(4));
      int count = 1 + random.nextInt(event == Event.ANNOTATOR ? 4 : share / 4);
      switch (end) {
        case BROKEN -> breakOff(new Fuse(event, count, Run::fail));
        case CLOSED -> closeAfter(1 + random.nextInt(share / 2));
        default -> halt(event, count);
      }
    }

    private static void fail() {
      throw new DeviceFailure("the device is gone", new IllegalStateException("no device"));
    }

    /** Until it fails, or has come through without as many events. */
    private void breakOff(Fuse fuse) throws InterruptedException {
      try (LitmillStream stream = stream(fuse)) {
        long deadline = System.nanoTime() + FUSE_BURNS.toNanos();
        while (stream.failure().isEmpty() && System.nanoTime() < deadline) {
          Thread.sleep(50);
        }
      }
    }

    private void closeAfter(int citations) throws InterruptedException {
      CountingListener heard = new CountingListener();
      List<String> all = new ArrayList<>(KilledStream.SAME_MEMBER);
      all.addAll(List.of(settings));
      try (LitmillStream stream =
          new LitmillStream(
              deployment.settings(state, all.toArray(String[]::new)),
              new StatementAnnotator(version),
              deployment.topics(),
              heard)) {
        stream.start();
        StreamPlatform.await(
            "citations before the end", () -> heard.count("citation") >= citations);
        assertThat(stream.failure()).isEmpty();
      }
    }

    private void halt(Event event, int count) throws Exception {
      Process process =
          KilledStream.start(
              deployment,
              state,
              event,
              count,
              version,
              folder.resolve("stream.log").toFile(),
              settings);
      try {
        process.waitFor(FUSE_BURNS.toSeconds(), TimeUnit.SECONDS);
      } finally {
        process.destroyForcibly().waitFor();
      }
    }

    /** The same articles, in any order, in a stream that knows nothing. */
    private FactTable fresh() {
      List<Citation> finals = finals();
      finals.addAll(last);
      Collections.shuffle(finals, random);
      FactTable fresh = new FactTable();
      try (MillDriver driver =
          new MillDriver(
              PlainTopics.catalogue(),
              new StatementAnnotator(version),
              MillDriver.settings(settings))) {
        finals.forEach(driver::send);
        driver.pass(MillDriver.WAIT);
        driver.pass(MillDriver.WAIT);
        driver.pass(MillDriver.WAIT);
        driver.triplets.readRecordsToList().forEach(r -> fresh.triplet(r.key(), r.value()));
        driver.labels.readRecordsToList().forEach(r -> fresh.labels(r.key(), r.value()));
        driver.annotations.readRecordsToList().forEach(r -> fresh.annotation(r.key(), r.value()));
      }
      return fresh;
    }
  }
}
