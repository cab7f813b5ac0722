package io.litmill.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.schemas.Citation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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

  /** What PubMed has of one article. */
  private record Final(long order, Citation citation) {}

  private static final class History {
    private final Random random;
    private final List<String> pmids = List.of("1", "2", "3", "4", "11", "12");
    private final Map<String, Final> finals = new TreeMap<>();
    private final List<Citation> sent = new ArrayList<>();
    private final FactTable table = new FactTable();
    private final StreamSettings settings;
    private MillDriver mill;
    private long order = 1_000;

    History(long seed) {
      random = new Random(seed);
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
      finals.values().stream()
          .filter(last -> last.citation() != null)
          .forEach(last -> mill.send(last.citation()));
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
        List<Final> articles = new ArrayList<>(finals.values());
        Collections.shuffle(articles, random);
        articles.stream()
            .filter(last -> last.citation() != null)
            .forEach(last -> other.send(last.citation()));
        settle(other);
        collect(other, fresh);
      }
      return fresh;
    }

    private void happen() {
      String pmid = pick(pmids);
      switch (random.nextInt(12)) {
        case 0 -> delete(pmid, ++order);
        case 1 -> delete(pmid, order - random.nextInt(20));
        case 2 -> deleteWithoutOrder(pmid);
        case 3, 4 -> sendAgain();
        case 5 -> update(citation(pmid, order - random.nextInt(20)));
        case 6 -> undecodable(pmid);
        default -> update(citation(pmid, ++order));
      }
    }

    private Citation citation(String pmid, long at) {
      StringBuilder text = new StringBuilder();
      for (int left = random.nextInt(3); left > 0; left--) {
        text.append(pick(List.of("a", "b"))).append(pick(List.of(" affects ", " causes ")));
        text.append(pick(List.of("x", "y"))).append(". ");
      }
      text.append(pick(List.of("", "", "#p", "#q", "POISON")));
      Citation plain = Citations.citation(pmid, at, text.toString());
      return switch (random.nextInt(8)) {
        case 0 -> Citations.withType(plain, "Retracted Publication");
        case 1 -> Citations.withCorrection(plain, "ExpressionOfConcernIn", "99");
        case 2, 3 -> Citations.withCorrection(plain, "RetractionOf", pick(pmids));
        case 4 -> Citations.withCorrection(plain, "ExpressionOfConcernFor", pick(pmids));
        default -> plain;
      };
    }

    private void update(Citation citation) {
      mill.send(citation);
      sent.add(citation);
      Final last = finals.get(citation.getPmid());
      if (last == null || citation.getSourceOrder() >= last.order()) {
        finals.put(citation.getPmid(), new Final(citation.getSourceOrder(), citation));
      }
    }

    private void sendAgain() {
      if (!sent.isEmpty()) {
        update(sent.get(random.nextInt(sent.size())));
      }
    }

    private void delete(String pmid, long at) {
      mill.delete(pmid, at);
      Final last = finals.get(pmid);
      if (last == null || at >= last.order()) {
        finals.put(pmid, new Final(at, null));
      }
    }

    private void deleteWithoutOrder(String pmid) {
      mill.delete(pmid, new RecordHeaders());
      finals.put(pmid, new Final(-1, null));
    }

    private void undecodable(String pmid) {
      mill.sendRaw(pmid.getBytes(StandardCharsets.UTF_8), new byte[] {7}, new RecordHeaders());
      assertThat(mill.deadLetters.isEmpty()).isFalse();
    }

    private <T> T pick(List<T> of) {
      return of.get(random.nextInt(of.size()));
    }
  }
}
