package io.litmill.deadletters;

import io.litmill.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A dead letter in its topic.
 *
 * @param redriven whether its record was sent again
 */
public record StoredLetter(int partition, long offset, DeadLetter letter, boolean redriven) {
  /** Names it among all dead letters of a deployment. */
  public String id() {
    return partition + "-" + offset;
  }

  /** The record's key as text, which is the PMID; empty if it had none. */
  public String pmid() {
    ByteBuffer key = letter.getKey();
    return key == null ? "" : StandardCharsets.UTF_8.decode(key.duplicate()).toString();
  }

  /** Why its record cannot be sent again; empty if it can. */
  public Optional<String> obstacle() {
    if (letter.getTopic() == null) {
      return Optional.of(
          "it never was a record of a topic; mend %s and ingest it again"
              .formatted(letter.getSourceFile()));
    }
    if (letter.getValue() == null && letter.getReason().equals(DeadLetters.TOO_LARGE)) {
      return Optional.of(
          "its value was too large to be kept; it is in %s partition %d offset %d"
              .formatted(letter.getTopic(), letter.getPartition(), letter.getOffset()));
    }
    return Optional.empty();
  }
}
