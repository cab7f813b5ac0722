package io.litmill.corpus;

import java.util.Objects;
import java.util.Optional;

/**
 * A gold relation of a document.
 *
 * @param label as CID or INHIBITOR
 * @param head identifier of a mention or of a concept, whichever the corpus relates
 * @param tail as {@code head}
 * @param remark what the corpus adds, as BioRED's Novel and No; or null
 */
public record Relation(String label, String head, String tail, String remark) {
  public Relation {
    Texts.requireNotBlank("label of a relation", label);
    Objects.requireNonNull(head, "head");
    Objects.requireNonNull(tail, "tail");
  }

  public Optional<String> note() {
    return Optional.ofNullable(remark);
  }
}
