package io.litmill.replay;

import io.litmill.ledger.Adoption;
import io.litmill.ledger.LedgerEntry;
import io.litmill.ledger.LedgerFormat;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run's ledger and the live one say of the articles of one partition, in memory: about 700
 * bytes an article.
 */
final class PartitionLedgers {
  private final int partition;
  private final long liveOffset;
  private final Map<String, byte[]> run;
  private final Map<String, byte[]> live;
  private final Set<String> liveWaiting;

  private PartitionLedgers(
      int partition,
      long liveOffset,
      Map<String, byte[]> run,
      Map<String, byte[]> live,
      Set<String> liveWaiting) {
    this.partition = partition;
    this.liveOffset = liveOffset;
    this.run = run;
    this.live = live;
    this.liveWaiting = liveWaiting;
  }

  /**
   * Reads the changelogs of both.
   *
   * @param liveOffset what the live stream reads next
   */
  static PartitionLedgers read(
      PartitionScan scan, Deployment deployment, ReplayRun run, int partition, long liveOffset) {
    String live = deployment.settings().applicationId();
    return new PartitionLedgers(
        partition,
        liveOffset,
        table(scan, Deployment.ledgerTopic(run.applicationId()), partition),
        table(scan, Deployment.ledgerTopic(live), partition),
        table(scan, Deployment.waitingTopic(live), partition).keySet());
  }

  private static Map<String, byte[]> table(PartitionScan scan, String topic, int partition) {
    Map<String, byte[]> table = new HashMap<>();
    scan.read(
        topic,
        Optional.of(partition),
        record -> {
          String pmid = new String(record.key(), StandardCharsets.UTF_8);
          if (record.value() == null) {
            table.remove(pmid);
          } else {
            table.put(pmid, record.value());
          }
        });
    return table;
  }

  int partition() {
    return partition;
  }

  /** Articles that the run has seen. */
  Set<String> seen() {
    return run.keySet();
  }

  /** What the run says of an article; empty if that may not take the place of what is live. */
  Optional<LedgerEntry> fitting(String pmid) {
    byte[] bytes = run.get(pmid);
    if (bytes == null) {
      return Optional.empty();
    }
    LedgerEntry entry = LedgerFormat.read(pmid, bytes);
    boolean ahead = entry.place().offset() >= liveOffset || liveWaiting.contains(pmid);
    return Optional.of(entry).filter(said -> Adoption.fits(live(pmid), said, ahead));
  }

  /** What is live of an article. */
  LedgerEntry live(String pmid) {
    byte[] bytes = live.get(pmid);
    return bytes == null ? LedgerEntry.UNSEEN : LedgerFormat.read(pmid, bytes);
  }
}
