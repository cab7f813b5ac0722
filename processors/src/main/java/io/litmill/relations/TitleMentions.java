package io.litmill.relations;

import io.litmill.corpus.PairContext;
import io.litmill.corpus.Span;
import io.litmill.entities.LinkedMention;
import java.util.List;
import java.util.Optional;

/**
 * The title of an article, which is its text up to the first line feed, and the mentions in it.
 *
 * @param mentions in reading order
 */
record TitleMentions(String title, List<LinkedMention> mentions) {

  /** Of an article with all its mentions. */
  static TitleMentions of(String text, List<LinkedMention> mentions) {
    int end = text.indexOf('\n');
    String title = end < 0 ? text : text.substring(0, end);
    return new TitleMentions(
        title,
        mentions.stream().filter(mention -> mention.span().end() <= title.length()).toList());
  }

  /** The title as context of a pair; empty if the pair is in it, or there is no title. */
  Optional<PairContext> context(LinkedMention head, LinkedMention tail) {
    boolean inside = Math.min(head.span().start(), tail.span().start()) < title.length();
    return title.isBlank() || inside
        ? Optional.empty()
        : Optional.of(new PairContext(title, same(head), same(tail)));
  }

  private List<Span> same(LinkedMention mention) {
    return mentions.stream().filter(mention::namesTheSame).map(LinkedMention::span).toList();
  }
}
