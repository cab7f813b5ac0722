package io.litmill.corpus;

import java.util.List;
import java.util.Set;

/**
 * A sentence of a document.
 *
 * @param id the document's id and the number of the sentence, from 0
 * @param mentions with offsets into {@code text}
 */
public record AnnotatedSentence(String id, String document, String text, List<Mention> mentions) {
  public AnnotatedSentence {
    mentions = List.copyOf(mentions);
    mentions.forEach(mention -> mention.span().requireWithin(text));
  }

  public TaggedText tagged(Set<String> annotatedTypes) {
    return new TaggedText(id, text, Mentions.spans(mentions), annotatedTypes);
  }
}
