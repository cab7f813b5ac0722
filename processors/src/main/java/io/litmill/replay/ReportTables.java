package io.litmill.replay;

import io.litmill.bundle.Folders;
import io.litmill.disk.DiskTable;
import io.litmill.disk.DiskTables;
import io.litmill.ledger.LedgerEntry;
import io.litmill.ledger.LedgerEntry.Facts;
import io.litmill.ledger.LedgerEntry.Standing;
import io.litmill.ledger.LedgerFormat;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.ScoredLabel;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import io.litmill.topics.Topic;
import io.litmill.topics.TopicCatalogue;
import io.litmill.triplets.TripletKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a run and the live topics say of the articles that the run has seen, and what the live
 * ledger stands for of them: on the disk, in the order of the PMIDs. The live topics may have more
 * than the ledger stands for: a fact that was withdrawn by an event alone has no tombstone there.
 * Used by one thread.
 */
final class ReportTables implements AutoCloseable {
  private static final String SEEN = "seen";
  private static final String LEDGER = "ledger";
  private static final String TRIPLETS = "-triplets";
  private static final String LABELS = "-labels";
  private static final byte[] THERE = {1};
  private static final byte[] GONE = {0};

  private final Path folder;
  private final DiskTables tables;
  private final DiskTable seen;
  private final DiskTable ledger;
  private final Side live;
  private final Side run;
  private boolean ledgerKnown = true;
  private String lastPmid;
  private Facts lastFacts;

  /** What is said in the topics of the live stream, or of the run. */
  final class Side {
    private final Topic<TripletKey, Triplet> tripletTopic;
    private final Topic<String, DocumentLabels> labelTopic;
    private final DiskTable triplets;
    private final DiskTable labels;

    private Side(TopicCatalogue topics, String name) {
      this.tripletTopic = topics.triplets();
      this.labelTopic = topics.documentLabels();
      this.triplets = tables.table(name + TRIPLETS);
      this.labels = tables.table(name + LABELS);
    }

    /** Takes a record of the triplets topic, in the order of its partition. */
    void triplet(ConsumerRecord<byte[], byte[]> record) {
      TripletKey key =
          tripletTopic.key().deserializer().deserialize(tripletTopic.name(), record.key());
      if (isSeen(key.getPmid())) {
        into(triplets, key.getPmid() + " " + key.getTripletId(), record.value());
      }
    }

    /** Takes a record of the labels topic, in the order of its partition. */
    void labels(ConsumerRecord<byte[], byte[]> record) {
      String pmid = labelTopic.key().deserializer().deserialize(labelTopic.name(), record.key());
      if (isSeen(pmid)) {
        into(labels, pmid, record.value());
      }
    }

    private ComparedTriplet compared(byte[] value) {
      Triplet triplet = tripletTopic.value().deserializer().deserialize(tripletTopic.name(), value);
      return ComparedTriplet.of(TripletKeys.of(triplet), triplet);
    }

    private int content(byte[] value) {
      DocumentLabels said = labelTopic.value().deserializer().deserialize(labelTopic.name(), value);
      return List.of(
              said.getCitationStatus(),
              said.getLabels().stream().map(ScoredLabel::getLabel).sorted().toList())
          .hashCode();
    }
  }

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
            List.of(
                SEEN,
                LEDGER,
                "live" + TRIPLETS,
                "live" + LABELS,
                "run" + TRIPLETS,
                "run" + LABELS));
    this.seen = tables.table(SEEN);
    this.ledger = tables.table(LEDGER);
    this.live = new Side(liveTopics, "live");
    this.run = new Side(runTopics, "run");
  }

  Side live() {
    return live;
  }

  Side run() {
    return run;
  }

  /** Takes an entry of the run's ledger; all of them come before all else. */
  void seen(String pmid, Standing standing) {
    into(
        seen,
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

  /** Takes a record of the live ledger; null: there is none any more. */
  void liveEntry(String pmid, byte[] entry) {
    if (isSeen(pmid)) {
      into(ledger, pmid, entry);
    }
  }

  /** Without a ledger, all that is in the live topics counts. */
  void noLiveLedger() {
    ledgerKnown = false;
  }

  private static void into(DiskTable table, String key, byte[] value) {
    if (value == null) {
      table.remove(key);
    } else {
      table.put(key, value);
    }
  }

  /** Compares all; returns how many articles that the run has seen there are. */
  long compare(Comparison comparison) throws IOException {
    live.triplets.forEach(
        (key, before) -> {
          if (holds(key)) {
            comparison.triplet(
                Optional.of(live.compared(before)), run.triplets.get(key).map(run::compared));
          }
        });
    run.triplets.forEach(
        (key, now) -> {
          if (live.triplets.get(key).isEmpty() || !holds(key)) {
            comparison.triplet(Optional.empty(), Optional.of(run.compared(now)));
          }
        });
    live.labels.forEach(
        (pmid, before) -> {
          if (labelsHold(pmid)) {
            comparison.labels(
                Optional.of(live.content(before)), run.labels.get(pmid).map(run::content));
          }
        });
    run.labels.forEach(
        (pmid, now) -> {
          if (live.labels.get(pmid).isEmpty() || !labelsHold(pmid)) {
            comparison.labels(Optional.empty(), Optional.of(run.content(now)));
          }
        });
    long[] articles = {0};
    seen.forEach((pmid, standing) -> articles[0] += standing[0]);
    return articles[0];
  }

  private boolean holds(String key) {
    int end = key.indexOf(' ');
    String id = key.substring(end + 1);
    return !ledgerKnown
        || liveFacts(key.substring(0, end)).triplets().stream()
            .anyMatch(fact -> fact.key().getTripletId().equals(id));
  }

  private boolean labelsHold(String pmid) {
    return !ledgerKnown || liveFacts(pmid).labels().isPresent();
  }

  /** The facts of one article are asked for one after the other. */
  private Facts liveFacts(String pmid) {
    if (!pmid.equals(lastPmid)) {
      lastFacts =
          ledger
              .get(pmid)
              .map(bytes -> LedgerFormat.read(pmid, bytes))
              .orElse(LedgerEntry.UNSEEN)
              .facts();
      lastPmid = pmid;
    }
    return lastFacts;
  }

  @Override
  public void close() throws IOException {
    tables.close();
    Folders.delete(folder);
  }
}
