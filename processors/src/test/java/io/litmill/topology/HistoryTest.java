package io.litmill.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.schemas.Citation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/**
 * Random histories of few articles: new, revised, sent again, late, deleted, retracted by
 * themselves and by others, poisoned, with a restart under other models. What a consumer knows at
 * the end is what a fresh run over the final articles says.
 */
class HistoryTest {
  private static final int HISTORIES = Boolean.getBoolean("litmill.nightly") ? 2_000 : 60;
  private static final int EVENTS = 60;

  @Test
  void theTableIsThatOfAFreshRunOverTheFinalArticles() {
    for (long seed = 0; seed < HISTORIES; seed++) {
      try {
        new History(seed).run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("history with seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  private static final class History {
    private final Random random;
    private final RandomArticles articles;
    private final FactTable table = new FactTable();
    private final StreamSettings settings;
    private MillDriver mill;

    History(long seed) {
      random = new Random(seed);
      articles = new RandomArticles(random, List.of("1", "2", "3", "4", "11", "12"));
      settings =
          MillDriver.settings(
              "litmill.stream.batch-records", Integer.toString(1 + random.nextInt(6)),
              "litmill.stream.retracted-articles", random.nextBoolean() ? "withdraw" : "flag",
              "litmill.stream.articles-under-concern", random.nextBoolean() ? "withdraw" : "flag");
      mill = driver(1);
    }

    private MillDriver driver(int version) {
      return new MillDriver(PlainTopics.catalogue(), new StatementAnnotator(version), settings);
    }

    void run() {
      int version = 1;
      int switchAt = random.nextInt(2 * EVENTS);
      for (int event = 0; event < EVENTS; event++) {
        happen();
        if (random.nextInt(6) == 0) {
          mill.pass(MillDriver.WAIT);
        }
        if (event == switchAt) {
          version = 2;
          restart();
        }
      }
      settle(mill);
      collect(mill, table);
      table.checkReasons();
      mill.close();
      table.checkSame(fresh(version), "retained " + settings.ledger());
    }

    /** The same state under other models; all articles are sent again. */
    private void restart() {
      settle(mill);
      collect(mill, table);
      MillDriver next = driver(2);
      next.restart(mill);
      mill.close();
      mill = next;
      articles.finals().forEach(mill::send);
      settle(mill);
    }

    private static void settle(MillDriver mill) {
      mill.pass(MillDriver.WAIT);
      mill.pass(MillDriver.WAIT);
      mill.pass(MillDriver.WAIT);
    }

    private static void collect(MillDriver mill, FactTable table) {
      mill.triplets.readRecordsToList().forEach(r -> table.triplet(r.key(), r.value()));
      mill.labels.readRecordsToList().forEach(r -> table.labels(r.key(), r.value()));
      mill.annotations.readRecordsToList().forEach(r -> table.annotation(r.key(), r.value()));
      mill.retractions.readValuesToList().forEach(table::retraction);
    }

    private FactTable fresh(int version) {
      FactTable fresh = new FactTable();
      try (MillDriver other = driver(version)) {
        List<Citation> finals = new ArrayList<>(articles.finals());
        Collections.shuffle(finals, random);
        finals.forEach(other::send);
        settle(other);
        collect(other, fresh);
      }
      return fresh;
    }

    private void happen() {
      if (random.nextInt(12) == 0) {
        undecodable(Integer.toString(1 + random.nextInt(4)));
      } else {
        mill.send(articles.next());
      }
    }

    private void undecodable(String pmid) {
      mill.sendRaw(pmid.getBytes(StandardCharsets.UTF_8), new byte[] {7}, new RecordHeaders());
      assertThat(mill.deadLetters.isEmpty()).isFalse();
    }
  }
}
