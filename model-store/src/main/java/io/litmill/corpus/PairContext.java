package io.litmill.corpus;

import java.util.List;
import java.util.Objects;

/**
 * Another text of the article of a pair, as its title, with what names the same two there.
 *
 * @param heads mentions of the head in {@code text}, any number
 * @param tails mentions of the tail
 */
public record PairContext(String text, List<Span> heads, List<Span> tails) {
  public PairContext {
    Objects.requireNonNull(text, "text");
    heads = List.copyOf(heads);
    tails = List.copyOf(tails);
    heads.forEach(head -> head.requireWithin(text));
    tails.forEach(tail -> tail.requireWithin(text));
  }
}
