package io.litmill.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What the record of one article says about another: that it is retracted or under concern, or no
 * longer so. It travels to the partition of the article that it is about; what one article says
 * about another arrives in the order in which it was said.
 *
 * @param target PMID of the article that it is about
 * @param from PMID of the article that says so
 * @param status {@link CitationStatus#ACTIVE} takes back what was said
 * @param sourceFile file of that record
 */
public record Notice(String target, String from, CitationStatus status, String sourceFile) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Notice {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(sourceFile, "sourceFile");
  }

  /** Value of a message; the target is its key. */
  private record Value(
      @JsonProperty(value = "from", required = true) String from,
      @JsonProperty(value = "status", required = true) String status,
      @JsonProperty(value = "source_file", required = true) String sourceFile) {}

  /** The value of its message, JSON; the target is the key. */
  public byte[] toBytes() {
    try {
      return JSON.writeValueAsBytes(new Value(from, status.text(), sourceFile));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a notice of plain fields has a JSON form", e);
    }
  }

  /**
   * @throws IllegalArgumentException if the bytes are not those of a notice
   */
  public static Notice read(String target, byte[] bytes) {
    try {
      Value value = JSON.readValue(bytes, Value.class);
      return new Notice(
          target, value.from(), CitationStatus.of(value.status()), value.sourceFile());
    } catch (IOException | NullPointerException e) {
      throw new IllegalArgumentException(
          "no retraction notice: " + new String(bytes, StandardCharsets.UTF_8), e);
    }
  }
}
