package io.litmill.corpus;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A sentence or passage with its gold mentions.
 *
 * @param id of the text within its corpus
 * @param spans mentions in reading order; those of different types, in some corpora of one type,
 *     overlap
 * @param annotatedTypes the types that the corpus annotates: text outside of {@code spans} is
 *     evidence against a mention of these, and says nothing about other types
 */
public record TaggedText(
    String id, String text, List<TypedSpan> spans, Set<String> annotatedTypes) {
  public TaggedText {
    Texts.requireNotBlank("id of a tagged text", id);
    Objects.requireNonNull(text, "text");
    annotatedTypes = Texts.inOrder("annotated type", annotatedTypes);
    spans = spans.stream().sorted().toList();
    for (TypedSpan span : spans) {
      require(id, text, span, annotatedTypes);
    }
  }

  private static void require(String id, String text, TypedSpan span, Set<String> annotatedTypes) {
    if (span.end() > text.length()) {
      throw new IllegalArgumentException(
          "%s of text %s ends at %d, after the text of %d characters"
              .formatted(span.type(), id, span.end(), text.length()));
    }
    if (!annotatedTypes.contains(span.type())) {
      throw new IllegalArgumentException(
          "text %s has a %s; its corpus is said to annotate %s"
              .formatted(id, span.type(), annotatedTypes));
    }
  }
}
