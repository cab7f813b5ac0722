package io.litmill.replay;

import io.litmill.ledger.LedgerEntry;
import io.litmill.ledger.LedgerFormat;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads the changelog of a ledger. */
final class LedgerScan {
  private LedgerScan() {}

  /**
   * Hands over each entry with its PMID, of an article the last one last.
   *
   * @param part empty: all partitions
   */
  static void read(
      PartitionScan scan,
      String topic,
      Optional<Integer> part,
      BiConsumer<String, LedgerEntry> reader) {
    scan.read(
        topic,
        part,
        record -> {
          String pmid = new String(record.key(), StandardCharsets.UTF_8);
          reader.accept(
              pmid,
              record.value() == null
                  ? LedgerEntry.UNSEEN
                  : LedgerFormat.read(pmid, record.value()));
        });
  }
}
