package io.litmill.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.litmill.ingest.PubmedRecord;
import io.litmill.ingest.PubmedRecord.Article;
import io.litmill.ingest.PubmedRecord.Deletion;
import io.litmill.ingest.PubmedRecords;
import io.litmill.ingest.PubmedSource;
import io.litmill.ingest.PubmedSources;
import io.litmill.ingest.SourceOrder;
import io.litmill.topology.StreamPlatform.Sent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Real files of PubMed, which lie outside of the repository: applied one after another they give
 * the table that their final state gives at once. Words around a preposition are the triplets.
 */
class UpdateFilesTest {
  private static final Path DATA =
      Path.of(System.getProperty("litmill.shared", "../shared"), "data", "pubmed-xml");
  private static final Pattern STATEMENT =
      Pattern.compile("(\\w+) (with|by|causes|induces|inhibits) (\\w+)");
  private static final long SEED = 20_261_129;

  private final List<Sent> records = new ArrayList<>();
  private final Map<String, Sent> finals = new TreeMap<>();
  private int repeats;

  private void read() throws IOException {
    Set<String> seen = new HashSet<>();
    Map<String, Long> orders = new TreeMap<>();
    long highest = 0;
    for (PubmedSource source : PubmedSources.of(List.of(DATA.toString()))) {
      long base = SourceOrder.baseOf(source.name()).orElse(highest);
      try (PubmedRecords all = PubmedRecords.open(source, base)) {
        while (all.hasNext()) {
          PubmedRecord record = all.next();
          highest = Math.max(highest, record.sourceOrder());
          Sent sent = sent(record);
          records.add(sent);
          repeats += seen.add(sent.pmid()) ? 0 : 1;
          if (orders.getOrDefault(sent.pmid(), 0L) <= record.sourceOrder()) {
            orders.put(sent.pmid(), record.sourceOrder());
            finals.put(sent.pmid(), sent);
          }
        }
      }
    }
  }

  private static Sent sent(PubmedRecord record) {
    return record instanceof Article article
        ? Sent.of(article.citation())
        : Sent.deletion(((Deletion) record).pmid(), record.sourceOrder());
  }

  private static MillDriver driver() {
    return new MillDriver(
        PlainTopics.catalogue(),
        new StatementAnnotator(1, STATEMENT),
        MillDriver.settings("litmill.stream.batch-records", "64"));
  }

  private static FactTable table(MillDriver driver) {
    for (int i = 0; i < 3; i++) {
      driver.pass(MillDriver.WAIT);
    }
    FactTable table = new FactTable();
    driver.triplets.readRecordsToList().forEach(r -> table.triplet(r.key(), r.value()));
    driver.labels.readRecordsToList().forEach(r -> table.labels(r.key(), r.value()));
    driver.annotations.readRecordsToList().forEach(r -> table.annotation(r.key(), r.value()));
    driver.retractions.readValuesToList().forEach(table::retraction);
    return table;
  }

  @Test
  void appliedInOrderTheyGiveTheTableOfTheirFinalState() throws IOException {
    assumeTrue(Files.isDirectory(DATA), () -> "skipped: there is no folder " + DATA);
    read();
    assertThat(repeats).isGreaterThan(100);
    try (MillDriver inOrder = driver();
        MillDriver once = driver()) {
      records.forEach(inOrder::send);
      List<Sent> shuffled = new ArrayList<>(finals.values());
      Collections.shuffle(shuffled, new Random(SEED));
      shuffled.forEach(once::send);
      FactTable table = table(inOrder);
      table.checkReasons();
      table.checkSame(table(once), "all files; the final state in an order of seed " + SEED);
      assertThat(table.triplets).hasSizeGreaterThan(1_000);
      long skipped = inOrder.heard.count("unchanged") + inOrder.heard.count("superseded");
      assertThat(inOrder.annotator.citations()).isEqualTo(mined(inOrder));
      System.out.printf(
          "%d records, %d of them repeats; %d skipped as unchanged, %d superseded while they"
              + " waited, %d late, %d withdrawn; %d mined; %s%n",
          records.size(),
          repeats,
          inOrder.heard.count("unchanged"),
          inOrder.heard.count("superseded"),
          inOrder.heard.count("late"),
          inOrder.heard.count("withdrawn"),
          inOrder.annotator.citations(),
          table);
      assertThat(skipped).as("repeats that did not go to the annotator").isPositive();
    }
  }

  private long mined(MillDriver driver) {
    return records.size()
        - driver.heard.count("unchanged")
        - driver.heard.count("superseded")
        - driver.heard.count("late")
        - driver.heard.count("withdrawn");
  }
}
