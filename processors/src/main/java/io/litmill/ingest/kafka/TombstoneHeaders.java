package io.litmill.ingest.kafka;

import io.litmill.ingest.PubmedRecord.Deletion;
import io.litmill.ledger.Tombstones;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** What a tombstone says in its headers, since it has no value to say it in. */
final class TombstoneHeaders {
  /** Version of the PMID that is deleted, as a decimal number. */
  static final String PMID_VERSION = "pmid_version";

  private static final String DELETED = "deleted";

  private TombstoneHeaders() {}

  static Headers of(Deletion deletion) {
    return new RecordHeaders()
        .add(Tombstones.REASON, bytes(DELETED))
        .add(Tombstones.SOURCE_FILE, bytes(deletion.sourceFile()))
        .add(Tombstones.SOURCE_ORDER, bytes(Long.toString(deletion.sourceOrder())))
        .add(PMID_VERSION, bytes(Integer.toString(deletion.pmidVersion())));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
