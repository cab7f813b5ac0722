package io.litmill.entities;

import io.litmill.corpus.Span;
import java.util.Comparator;
import java.util.Objects;

/**
 * A mention as a model found it.
 *
 * @param sentence index of its sentence in the article
 * @param span in the text of the article, UTF-16
 * @param type of the entity, by the names of the pipeline
 * @param confidence mean probability of its tags, in 0..1, rounded to 4 digits
 * @param bundleId of the model
 */
public record TaggedMention(
    int sentence, Span span, String type, double confidence, String bundleId) {
  /** Reading order: by start, the longer one first, then by type and model. */
  public static final Comparator<TaggedMention> READING_ORDER =
      Comparator.comparing(TaggedMention::span)
          .thenComparing(TaggedMention::type)
          .thenComparing(TaggedMention::bundleId);

  public TaggedMention {
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(bundleId, "bundleId");
  }

  boolean overlaps(TaggedMention other) {
    return span.overlaps(other.span);
  }

  /** Whether one of the two lies in the other, or both are the same stretch. */
  boolean nests(TaggedMention other) {
    return span.contains(other.span) || other.span.contains(span);
  }
}
