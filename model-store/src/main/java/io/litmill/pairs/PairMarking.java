package io.litmill.pairs;

import io.litmill.corpus.Span;
import java.util.Objects;

/**
 * How a relation classifier sees two mentions of a sentence: both are replaced by tags, in the
 * manner of BioBERT (Lee et al. 2020). The tags are plain text, which the tokenizer splits like any
 * other. Part of the manifest of a bundle that classifies relations.
 *
 * @param headType entity type of the head, such as Chemical
 * @param tailType entity type of the tail, such as Gene
 * @param headTag takes the head's place, such as {@code @CHEMICAL$}
 * @param tailTag takes the tail's place
 * @param overlapTag takes the place of both, once, where they share characters
 * @param negativeLabel the label of a pair without relation; one of the bundle's labels
 */
public record PairMarking(
    String headType,
    String tailType,
    String headTag,
    String tailTag,
    String overlapTag,
    String negativeLabel) {

  public PairMarking {
    requireText("headType", headType);
    requireText("tailType", tailType);
    requireText("headTag", headTag);
    requireText("tailTag", tailTag);
    requireText("overlapTag", overlapTag);
    requireText("negativeLabel", negativeLabel);
  }

  private static void requireText(String name, String value) {
    if (Objects.requireNonNull(value, name).isBlank()) {
      throw new IllegalArgumentException("pairs: " + name + " is blank");
    }
  }

  /**
   * The sentence with the two mentions marked; the tags take the places of the mentions, whichever
   * comes first.
   *
   * @param head half-open UTF-16 offsets into the sentence, as {@code tail}
   * @throws IllegalArgumentException if a mention is empty or does not lie in the sentence
   */
  public String mark(String sentence, Span head, Span tail) {
    requireInside("head", head, sentence);
    requireInside("tail", tail, sentence);
    if (head.start() < tail.end() && tail.start() < head.end()) {
      int start = Math.min(head.start(), tail.start());
      int end = Math.max(head.end(), tail.end());
      return sentence.substring(0, start) + overlapTag + sentence.substring(end);
    }
    return head.start() < tail.start()
        ? replaced(sentence, head, headTag, tail, tailTag)
        : replaced(sentence, tail, tailTag, head, headTag);
  }

  private static String replaced(
      String sentence, Span first, String firstTag, Span second, String secondTag) {
    return sentence.substring(0, first.start())
        + firstTag
        + sentence.substring(first.end(), second.start())
        + secondTag
        + sentence.substring(second.end());
  }

  private static void requireInside(String name, Span mention, String sentence) {
    if (mention.start() < 0
        || mention.start() >= mention.end()
        || mention.end() > sentence.length()) {
      throw new IllegalArgumentException(
          "%s %d–%d is no part of a sentence of %d characters"
              .formatted(name, mention.start(), mention.end(), sentence.length()));
    }
  }
}
