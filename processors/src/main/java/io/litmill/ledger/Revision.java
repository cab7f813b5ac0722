package io.litmill.ledger;

import io.litmill.schemas.Citation;
import java.util.Objects;
import java.util.OptionalLong;

/** A record of the citations topic: an article as of now, or that it is no more. */
public sealed interface Revision {
  /** PubMed identifier. */
  String pmid();

  /** Place in the sequence of all records, where it is known. */
  OptionalLong order();

  /**
   * Whether this revision says something older than another of the same article. One without an
   * order is as new as its place in the topic.
   */
  default boolean isOlderThan(Revision other) {
    return order().isPresent()
        && other.order().isPresent()
        && order().getAsLong() < other.order().getAsLong();
  }

  /**
   * The article as of a revision.
   *
   * @param offset where the citations topic has it, in the partition of its PMID
   */
  record Update(Citation citation, long offset) implements Revision {
    public Update {
      Objects.requireNonNull(citation, "citation");
    }

    @Override
    public String pmid() {
      return citation.getPmid();
    }

    @Override
    public OptionalLong order() {
      return OptionalLong.of(citation.getSourceOrder());
    }
  }

  /**
   * The article is gone.
   *
   * @param order empty where the tombstone does not say: then it is newer than all before it, and
   *     all that comes after it is newer
   * @param reason {@link Reason#DELETED} or {@link Reason#VANISHED_FROM_BASELINE}
   * @param sourceFile empty if the tombstone does not say
   */
  record Deletion(String pmid, OptionalLong order, Reason reason, String sourceFile)
      implements Revision {
    public Deletion {
      Objects.requireNonNull(pmid, "pmid");
      Objects.requireNonNull(order, "order");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(sourceFile, "sourceFile");
    }
  }
}
