package io.litmill.corpus;

import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A mention of an entity in a document or sentence.
 *
 * @param id within its document
 * @param span in the text that holds the mention
 * @param type of the entity
 * @param concepts identifiers of what is named; several for a mention such as "breast and ovarian
 *     cancer"; empty where the corpus gives none
 */
public record Mention(String id, Span span, String type, List<String> concepts) {
  public Mention {
    Texts.requireNotBlank("id of a mention", id);
    Objects.requireNonNull(span, "span");
    Texts.requireNotBlank("type of a mention", type);
    concepts = List.copyOf(concepts);
  }

  public TypedSpan typedSpan() {
    return new TypedSpan(span, type);
  }

  /**
   * Whether both name the same: they share a concept, or are the same words but for letter case.
   *
   * @param text that holds this mention
   * @param otherText that holds the other one
   */
  boolean namesTheSame(String text, Mention other, String otherText) {
    return type.equals(other.type)
        && (!Collections.disjoint(concepts, other.concepts)
            || span.of(text).equalsIgnoreCase(other.span.of(otherText)));
  }

  /** The same mention in a part of its text. */
  Mention within(Span part) {
    return new Mention(id, span.within(part), type, concepts);
  }
}
