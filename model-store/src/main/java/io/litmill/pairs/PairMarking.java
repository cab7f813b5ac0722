package io.litmill.pairs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.litmill.corpus.NearestPairs;
import io.litmill.corpus.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How a relation classifier sees two mentions of a sentence: both are replaced by tags, in the
 * manner of BioBERT (Lee et al. 2020), or stand between tags, in that of BioREx (Lai et al. 2023);
 * the title of the article may follow as a second text, with its mentions of the same two marked
 * likewise. The tags are plain text, which the tokenizer splits like any other. Part of the
 * manifest of a bundle that classifies relations.
 *
 * @param headType entity type of the head, such as Chemical
 * @param tailType entity type of the tail, such as Gene
 * @param headTag takes the head's place, such as {@code @CHEMICAL$}
 * @param tailTag takes the tail's place
 * @param overlapTag takes the place of both, once, where they share characters
 * @param negativeLabel the label of a pair without relation; one of the bundle's labels
 * @param keepMentions whether a mention stays in the text, with its tag before and after it; in a
 *     manifest that does not say so it does not
 * @param withTitle whether the article's title is the second text, unless the sentence is part of
 *     it
 * @param acrossSentences whether two that no sentence names together are read in two sentences:
 *     those of {@link NearestPairs}, one behind the other
 */
public record PairMarking(
    String headType,
    String tailType,
    String headTag,
    String tailTag,
    String overlapTag,
    String negativeLabel,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean keepMentions,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean withTitle,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean acrossSentences) {

  @JsonCreator
  public PairMarking {
    requireText("headType", headType);
    requireText("tailType", tailType);
    requireText("headTag", headTag);
    requireText("tailTag", tailTag);
    requireText("overlapTag", overlapTag);
    requireText("negativeLabel", negativeLabel);
  }

  /** Marks that replace mentions, of sentences alone. */
  public PairMarking(
      String headType,
      String tailType,
      String headTag,
      String tailTag,
      String overlapTag,
      String negativeLabel) {
    this(headType, tailType, headTag, tailTag, overlapTag, negativeLabel, false, false, false);
  }

  private static void requireText(String name, String value) {
    if (Objects.requireNonNull(value, name).isBlank()) {
      throw new IllegalArgumentException("pairs: " + name + " is blank");
    }
  }

  private record Mark(Span span, String tag) {}

  /**
   * The sentence with the two mentions marked, whichever comes first.
   *
   * @param head half-open UTF-16 offsets into the sentence, as {@code tail}
   * @throws IllegalArgumentException if a mention does not lie in the sentence
   */
  public String mark(String sentence, Span head, Span tail) {
    return mark(sentence, List.of(head), List.of(tail));
  }

  /**
   * A text with any number of mentions of the two marked. Mentions that share characters are marked
   * as one.
   *
   * @throws IllegalArgumentException if a mention does not lie in the text
   */
  public String mark(String text, List<Span> heads, List<Span> tails) {
    List<Mark> marks = new ArrayList<>();
    heads.forEach(head -> marks.add(new Mark(requireInside("head", head, text), headTag)));
    tails.forEach(tail -> marks.add(new Mark(requireInside("tail", tail, text), tailTag)));
    marks.sort((one, other) -> one.span().compareTo(other.span()));
    StringBuilder marked = new StringBuilder();
    int end = 0;
    for (Mark mark : joined(marks)) {
      marked.append(text, end, mark.span().start());
      marked.append(mark.tag());
      if (keepMentions) {
        marked.append(' ').append(mark.span().of(text)).append(' ').append(mark.tag());
      }
      end = mark.span().end();
    }
    return marked.append(text, end, text.length()).toString();
  }

  private List<Mark> joined(List<Mark> sorted) {
    List<Mark> joined = new ArrayList<>();
    for (Mark mark : sorted) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).span().overlaps(mark.span())) {
        joined.set(last, joined(joined.get(last), mark));
      } else {
        joined.add(mark);
      }
    }
    return joined;
  }

  private Mark joined(Mark one, Mark other) {
    Span span = new Span(one.span().start(), Math.max(one.span().end(), other.span().end()));
    return new Mark(span, one.tag().equals(other.tag()) ? one.tag() : overlapTag);
  }

  private static Span requireInside(String name, Span mention, String text) {
    if (mention.end() > text.length()) {
      throw new IllegalArgumentException(
          "%s %d–%d is no part of a text of %d characters"
              .formatted(name, mention.start(), mention.end(), text.length()));
    }
    return mention;
  }
}
