package io.litmill.corpus;

import java.util.ArrayList;
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

  /** This sentence and a later one as one text. */
  AnnotatedSentence with(AnnotatedSentence later) {
    List<Mention> all = new ArrayList<>(mentions);
    for (Mention each : later.mentions) {
      Span moved = NearestPairs.moved(each.span(), text);
      all.add(new Mention(each.id(), moved, each.type(), each.concepts()));
    }
    return new AnnotatedSentence(id, document, NearestPairs.joined(text, later.text), all);
  }

  /**
   * @throws java.util.NoSuchElementException if it is not here
   */
  Mention mention(String mentionId) {
    return mentions.stream().filter(each -> each.id().equals(mentionId)).findFirst().orElseThrow();
  }

  public TaggedText tagged(Set<String> annotatedTypes) {
    return new TaggedText(id, text, Mentions.spans(mentions), annotatedTypes);
  }
}
