package io.litmill.corpus;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A text or pair of texts with its gold labels.
 *
 * @param id of the text within its corpus
 * @param document that the text belongs to; the id itself where there is no larger one
 * @param second null for a single text
 * @param labels one of them in single-label corpora; may be empty in multi-label ones
 */
public record LabelledText(
    String id, String document, String first, String second, Set<String> labels) {
  public LabelledText {
    Texts.requireNotBlank("id of a labelled text", id);
    Texts.requireNotBlank("document of a labelled text", document);
    Objects.requireNonNull(first, "first");
    labels = Texts.inOrder("label", labels);
  }

  public static LabelledText of(
      String id, String document, String text, Collection<String> labels) {
    return new LabelledText(id, document, text, null, Texts.inOrder("label", labels));
  }

  public Optional<String> pairedWith() {
    return Optional.ofNullable(second);
  }

  /**
   * The label of a single-label corpus.
   *
   * @throws IllegalStateException if there is none or more than one
   */
  public String label() {
    if (labels.size() != 1) {
      throw new IllegalStateException("text " + id + " has the labels " + labels + ", not one");
    }
    return labels.iterator().next();
  }
}
