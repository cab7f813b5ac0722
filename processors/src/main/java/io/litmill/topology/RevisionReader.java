package io.litmill.topology;

import io.litmill.deadletters.DeadLetters;
import io.litmill.deadletters.Failure;
import io.litmill.deadletters.SourceRecord;
import io.litmill.ledger.Reason;
import io.litmill.ledger.Revision;
import io.litmill.ledger.Tombstones;
import io.litmill.schemas.Citation;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads records of the citations topic. */
final class RevisionReader {
  private static final String STAGE = "deserialise";

  private final Deserializer<Citation> citations;
  private final int largest;

  /**
   * @param largest bytes of the largest value that is read
   */
  RevisionReader(Deserializer<Citation> citations, int largest) {
    this.citations = citations;
    this.largest = largest;
  }

  /** What a record says, or why it cannot be read. */
  sealed interface Read {
    record Revised(Revision revision) implements Read {}

    record Refused(Failure failure) implements Read {}
  }

  Read read(SourceRecord record) {
    if (record.key() == null || record.key().length == 0) {
      return unreadable("missing_key", record.place() + ": a citation needs its PMID as the key");
    }
    String pmid = new String(record.key(), StandardCharsets.UTF_8);
    return record.value() == null ? deletion(pmid, record) : update(pmid, record);
  }

  private Read update(String pmid, SourceRecord record) {
    if (record.value().length > largest) {
      return unreadable(
          DeadLetters.TOO_LARGE,
          "PMID %s: %d bytes; the largest that is read is %d"
              .formatted(pmid, record.value().length, largest));
    }
    try {
      Citation citation = citations.deserialize(record.topic(), record.headers(), record.value());
      return citation.getPmid().equals(pmid)
          ? new Read.Revised(new Revision.Update(citation, record.offset()))
          : unreadable(
              "key_mismatch",
              "the key is PMID %s, the citation PMID %s".formatted(pmid, citation.getPmid()));
    } catch (SerializationException e) {
      return new Read.Refused(
          Failure.of(STAGE, "undecodable", "PMID %s: %s".formatted(pmid, e.getMessage()), e));
    }
  }

  private static Read deletion(String pmid, SourceRecord record) {
    try {
      OptionalLong order =
          record
              .header(Tombstones.SOURCE_ORDER)
              .map(text -> OptionalLong.of(Long.parseLong(text)))
              .orElse(OptionalLong.empty());
      Reason reason =
          record.header(Tombstones.REASON).map(Tombstones::reason).orElse(Reason.DELETED);
      String file = record.header(Tombstones.SOURCE_FILE).orElse("");
      return new Read.Revised(new Revision.Deletion(pmid, order, reason, file));
    } catch (IllegalArgumentException e) {
      return new Read.Refused(
          Failure.of(
              STAGE, "undecodable", "tombstone of PMID %s: %s".formatted(pmid, e.getMessage()), e));
    }
  }

  private static Read unreadable(String reason, String message) {
    return new Read.Refused(Failure.of(STAGE, reason, message));
  }
}
