package io.litmill.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.topology.Fuse.Event;
import io.litmill.topology.StreamPlatform.Deployment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stream in a process of its own is killed hard in the middle of transactions, again and again,
 * while citations, revisions and deletions go through. Readers of committed records see each fact
 * exactly once. With {@code -Dlitmill.nightly=true}: 20 kills in the middle of something and more
 * than 5,000 citations.
 */
class KillTest {
  private static final boolean NIGHTLY = Boolean.getBoolean("litmill.nightly");
  private static final int KILLS = NIGHTLY ? 25 : 3;
  private static final int LEAST_IN_THE_MIDDLE = NIGHTLY ? 20 : 2;

  /** A tenth of them are deletions. */
  private static final int RECORDS = NIGHTLY ? 6_000 : 300;

  private static final long SEED = Long.getLong("test.seed", 4_711);

  @TempDir Path folder;

  @Test
  void everyFactIsThereExactlyOnce() throws Exception {
    Random random = new Random(SEED);
    Workload workload = new Workload(RECORDS, SEED);
    try (StreamPlatform platform = new StreamPlatform(folder)) {
      Deployment deployment = platform.deployment("killed", 4);
      int killed = 0;
      int sent = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        int share = RECORDS * (kill + 1) / KILLS;
        deployment.send(workload.records().subList(sent, share));
        killed += kill(deployment, random, share - sent) ? 1 : 0;
        sent = share;
      }
      assertThat(killed)
          .as("kills in the middle, seed %d", SEED)
          .isGreaterThanOrEqualTo(LEAST_IN_THE_MIDDLE);
      Process last = start(deployment, Event.NEVER, 0);
      try {
        deployment.awaitFacts(workload.expected(), "all facts, seed " + SEED);
        last.getOutputStream().close();
        assertThat(last.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(last.exitValue()).as(log()).isZero();
      } finally {
        last.destroyForcibly();
      }
      FactTable end = deployment.table();
      end.checkReasons();
      end.checkSame(workload.expected(), "seed " + SEED);
      System.out.printf("%d of %d kills in the middle; %s%n", killed, KILLS, end);
    }
  }

  /**
   * Kills a stream at an event that these records bring, or from outside if it does not come.
   *
   * @return whether it was in the middle of something
   */
  private boolean kill(Deployment deployment, Random random, int records) throws Exception {
    Event event = Event.values()[random.nextInt(4)];
    int most = event == Event.ANNOTATOR ? Math.max(1, records / 32) : Math.max(1, records / 2);
    Process process = start(deployment, event, 1 + random.nextInt(most));
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        return false;
      }
      assertThat(process.exitValue()).as(log()).isEqualTo(KilledStream.HALTED);
      return true;
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private Process start(Deployment deployment, Event event, int count) throws IOException {
    return KilledStream.start(deployment, folder.resolve("state"), event, count, 1, logFile());
  }

  private File logFile() {
    return folder.resolve("stream.log").toFile();
  }

  /** The end of what the processes said. */
  private String log() {
    try {
      String all = Files.readString(logFile().toPath());
      return all.substring(Math.max(0, all.length() - 4_000));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
