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
    triplets(comparison);
    labels(comparison);
    long[] articles = {0};
    seen.forEach((pmid, standing) -> articles[0] += standing[0]);
    return articles[0];
  }

  private void triplets(Comparison comparison) throws IOException {
    live.triplets()
        .forEach(
            (key, before) -> {
              if (holding.holdsTriplet(key)) {
                comparison.triplet(
                    Optional.of(live.compared(before)), run.triplets().get(key).map(run::compared));
              }
            });
    run.triplets()
        .forEach(
            (key, now) -> {
              if (live.triplets().get(key).isEmpty() || !holding.holdsTriplet(key)) {
                comparison.triplet(Optional.empty(), Optional.of(run.compared(now)));
              }
            });
  }

  private void labels(Comparison comparison) throws IOException {
    live.labels()
        .forEach(
            (pmid, before) -> {
              if (holding.holdsLabels(pmid)) {
                comparison.labels(
                    Optional.of(live.content(before)), run.labels().get(pmid).map(run::content));
              }
            });
    run.labels()
        .forEach(
            (pmid, now) -> {
              if (live.labels().get(pmid).isEmpty() || !holding.holdsLabels(pmid)) {
                comparison.labels(Optional.empty(), Optional.of(run.content(now)));
              }
            });
  }

  @Override
  public void close() throws IOException {
    tables.close();
    Folders.delete(folder);
  }
}
