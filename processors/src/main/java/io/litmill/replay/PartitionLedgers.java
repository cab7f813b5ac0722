package io.litmill.replay;

import io.litmill.bundle.Folders;
import io.litmill.disk.DiskTable;
import io.litmill.disk.DiskTables;
import io.litmill.ledger.Adoption;
import io.litmill.ledger.LedgerEntry;
import io.litmill.ledger.LedgerFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a run's ledger and the live one say of the articles of one partition, and where the run's
 * annotations of them are: on the disk, in the order of the PMIDs. Used by one thread.
 */
final class PartitionLedgers implements AutoCloseable {
  private static final String RUN = "run";
  private static final String LIVE = "live";
  private static final String ANNOTATIONS = "annotations";

  private final int partition;
  private final long liveOffset;
  private final Path folder;
  private final DiskTables tables;
  private final DiskTable run;
  private final DiskTable live;
  private final DiskTable annotations;
  private final Set<String> liveWaiting = new HashSet<>();

  /**
   * Makes room for them.
   *
   * @param folder for the tables; what is in it is deleted, and so is the folder in the end
   * @param liveOffset what the live stream reads next
   */
  PartitionLedgers(Path folder, int partition, long liveOffset) throws IOException {
    this.partition = partition;
    this.liveOffset = liveOffset;
    this.folder = folder;
    Folders.delete(folder);
    this.tables = new DiskTables(folder, List.of(RUN, LIVE, ANNOTATIONS));
    this.run = tables.table(RUN);
    this.live = tables.table(LIVE);
    this.annotations = tables.table(ANNOTATIONS);
  }

  /**
   * Reads the changelogs of both, and the offsets of the run's annotations.
   *
   * @param foundIn topic of the run's annotations
   */
  void read(PartitionScan scan, String liveId, String runId, String foundIn) {
    each(scan, Deployment.ledgerTopic(runId), (pmid, record) -> run.set(pmid, record.value()));
    each(scan, Deployment.ledgerTopic(liveId), (pmid, record) -> live.set(pmid, record.value()));
    each(
        scan,
        Deployment.waitingTopic(liveId),
        (pmid, record) -> {
          if (record.value() == null) {
            liveWaiting.remove(pmid);
          } else {
            liveWaiting.add(pmid);
          }
        });
    each(scan, foundIn, (pmid, record) -> annotations.put(pmid, offset(record)));
  }

  private static byte[] offset(ConsumerRecord<byte[], byte[]> record) {
    return ByteBuffer.allocate(Long.BYTES).putLong(record.offset()).array();
  }

  /** Hands over the last annotation of each article that has one. */
  void eachFound(
      PartitionScan scan,
      String foundIn,
      BiConsumer<String, ConsumerRecord<byte[], byte[]>> reader) {
    each(
        scan,
        foundIn,
        (pmid, record) -> {
          if (record.value() != null && lastOffset(pmid) == record.offset()) {
            reader.accept(pmid, record);
          }
        });
  }

  private long lastOffset(String pmid) {
    return annotations.get(pmid).map(bytes -> ByteBuffer.wrap(bytes).getLong()).orElse(-1L);
  }

  private void each(
      PartitionScan scan, String topic, BiConsumer<String, ConsumerRecord<byte[], byte[]>> reader) {
    scan.read(
        topic,
        Optional.of(partition),
        record -> reader.accept(new String(record.key(), StandardCharsets.UTF_8), record));
  }

  int partition() {
    return partition;
  }

  /** Hands over the PMIDs of all articles that the run has seen. */
  void eachSeen(Consumer<String> reader) throws IOException {
    run.forEach((pmid, entry) -> reader.accept(pmid));
  }

  /** Whether the run has ever annotated an article, or taken an annotation back. */
  boolean hasAnnotation(String pmid) {
    return annotations.get(pmid).isPresent();
  }

  /** What the run says of an article; empty if that may not take the place of what is live. */
  Optional<LedgerEntry> fitting(String pmid) {
    return run.get(pmid)
        .map(bytes -> LedgerFormat.read(pmid, bytes))
        .filter(entry -> Adoption.fits(live(pmid), entry, isAhead(pmid, entry)));
  }

  private boolean isAhead(String pmid, LedgerEntry entry) {
    return entry.place().offset() >= liveOffset || liveWaiting.contains(pmid);
  }

  /** What is live of an article. */
  LedgerEntry live(String pmid) {
    return live.get(pmid).map(bytes -> LedgerFormat.read(pmid, bytes)).orElse(LedgerEntry.UNSEEN);
  }

  @Override
  public void close() throws IOException {
    tables.close();
    Folders.delete(folder);
  }
}
