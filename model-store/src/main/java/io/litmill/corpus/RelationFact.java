package io.litmill.corpus;

import java.util.Objects;

/**
 * That a document states a relation.
 *
 * @param head identifier of a mention or concept, as the corpus relates the one or the other
 * @param tail as {@code head}
 */
public record RelationFact(String document, String label, String head, String tail) {
  public RelationFact {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(head, "head");
    Objects.requireNonNull(tail, "tail");
  }

  /** The same two with another label. */
  RelationFact as(String other) {
    return new RelationFact(document, other, head, tail);
  }
}
