package io.litmill.ingest.kafka;

import io.litmill.ingest.PubmedRecord.Deletion;
import io.litmill.ledger.Reason;
import io.litmill.ledger.Tombstones;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** What a tombstone says in its headers, since it has no value to say it in. */
final class TombstoneHeaders {
  /** Version of the PMID that is deleted, as a decimal number. */
  static final String PMID_VERSION = "pmid_version";

  private TombstoneHeaders() {}

  static Headers of(Deletion deletion) {
    return new RecordHeaders()
        .add(Tombstones.REASON, bytes(Reason.DELETED.text()))
        .add(Tombstones.SOURCE_FILE, bytes(deletion.sourceFile()))
        .add(Tombstones.SOURCE_ORDER, bytes(Long.toString(deletion.sourceOrder())))
        .add(PMID_VERSION, bytes(Integer.toString(deletion.pmidVersion())));
  }

  /** Those of an article that a baseline no longer has: just older than all of the baseline. */
  static Headers of(Baseline baseline) {
    return new RecordHeaders()
        .add(Tombstones.REASON, bytes(Reason.VANISHED_FROM_BASELINE.text()))
        .add(Tombstones.SOURCE_FILE, bytes(baseline.series()))
        .add(Tombstones.SOURCE_ORDER, bytes(Long.toString(baseline.firstOrder())));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
