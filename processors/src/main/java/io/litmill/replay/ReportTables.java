package io.litmill.replay;

import io.litmill.bundle.Folders;
import io.litmill.disk.DiskTable;
import io.litmill.disk.DiskTables;
import io.litmill.ledger.LedgerEntry.Standing;
import io.litmill.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * What a run and the live topics say of the articles that the run has seen: on the disk, in the
 * order of the PMIDs. Used by one thread.
 */
final class ReportTables implements AutoCloseable {
  private static final String SEEN = "seen";
  private static final String LEDGER = "ledger";
  private static final String LIVE = "live";
  private static final String RUN = "run";
  private static final String TRIPLETS = "-triplets";
  private static final String LABELS = "-labels";
  private static final byte[] THERE = {1};
  private static final byte[] GONE = {0};

  private final Path folder;
  private final DiskTables tables;
  private final DiskTable seen;
  private final LiveFacts holding;
  private final SaidFacts live;
  private final SaidFacts run;

  /**
   * Makes room for them.
   *
   * @param folder for the tables; not there yet, and deleted in the end
   */
  ReportTables(Path folder, TopicCatalogue liveTopics, TopicCatalogue runTopics)
      throws IOException {
    this.folder = folder;
    this.tables =
        new DiskTables(
            folder,
            List.of(SEEN, LEDGER, LIVE + TRIPLETS, LIVE + LABELS, RUN + TRIPLETS, RUN + LABELS));
    this.seen = tables.table(SEEN);
    this.holding = new LiveFacts(tables.table(LEDGER));
    this.live = said(liveTopics, LIVE);
    this.run = said(runTopics, RUN);
  }

  private SaidFacts said(TopicCatalogue topics, String name) {
    return new SaidFacts(
        topics, tables.table(name + TRIPLETS), tables.table(name + LABELS), this::isSeen);
  }

  SaidFacts live() {
    return live;
  }

  SaidFacts run() {
    return run;
  }

  /** Takes an entry of the run's ledger; all of them come before all else. */
  void seen(String pmid, Standing standing) {
    seen.set(
        pmid,
        switch (standing) {
          case UNSEEN -> null;
          case CURRENT -> THERE;
          case DELETED -> GONE;
        });
  }

  private boolean isSeen(String pmid) {
    return seen.get(pmid).isPresent();
  }

  /** Takes a record of the live ledger; null: there is no entry any more. */
  void liveEntry(String pmid, byte[] entry) {
    if (isSeen(pmid)) {
      holding.entry(pmid, entry);
    }
  }

  /** No live stream ever ran. */
  void noLiveLedger() {
    holding.thereIsNoLedger();
  }

  /** Compares all; returns how many articles that the run has seen there are. */
  long compare(Comparison comparison) throws IOException {
    pairs(
        live.triplets(),
        run.triplets(),
        holding::holdsTriplet,
        (before, now) -> comparison.triplet(before.map(live::compared), now.map(run::compared)));
    pairs(
        live.labels(),
        run.labels(),
        holding::holdsLabels,
        (before, now) -> comparison.labels(before.map(live::content), now.map(run::content)));
    long[] articles = {0};
    seen.forEach((pmid, standing) -> articles[0] += standing[0]);
    return articles[0];
  }

  /**
   * Gives what is live and what the run says for each key of which one of them says something.
   *
   * @param holds whether what the live table has for a key still counts
   */
  private static void pairs(
      DiskTable live,
      DiskTable run,
      Predicate<String> holds,
      BiConsumer<Optional<byte[]>, Optional<byte[]>> pair)
      throws IOException {
    live.forEach(
        (key, before) -> {
          if (holds.test(key)) {
            pair.accept(Optional.of(before), run.get(key));
          }
        });
    run.forEach(
        (key, now) -> {
          if (live.get(key).isEmpty() || !holds.test(key)) {
            pair.accept(Optional.empty(), Optional.of(now));
          }
        });
  }

  @Override
  public void close() throws IOException {
    tables.close();
    Folders.delete(folder);
  }
}
