package io.litmill.sentences;

import io.litmill.corpus.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits the text of an article into sentences by rules made for biomedical prose.
 *
 * <p>The text is never altered. Spans are half-open and count UTF-16 units; they are in reading
 * order, do not overlap, begin and end with a character that is no white space, and never cut a
 * surrogate pair or separate a combining mark from the full stop that it stands on. Every character
 * of a section that is no white space is in exactly one sentence; white space is what {@link
 * Character#isWhitespace(int)} or {@link Character#isSpaceChar(int)} say, so the no-break and thin
 * spaces of PubMed too.
 *
 * <p>The label of a structured abstract that stands in the text ({@code RESULTS: We found}) begins
 * a sentence and belongs to it, also where no full stop precedes it. Immutable; safe for any number
 * of threads. Time is linear in the length of the text.
 */
public final class SentenceSplitter {
  private final PeriodRules rules = new PeriodRules(Lexicon.english());

  /**
   * The sentences of some sections of a text.
   *
   * @param sections in reading order and without overlap, such as the title and the parts of an
   *     abstract; no sentence crosses their bounds. What lies in no section is in no sentence
   * @throws IllegalArgumentException if the sections overlap, are out of order or end after the
   *     text
   */
  public List<Span> split(String text, List<Span> sections) {
    List<Span> sentences = new ArrayList<>();
    int end = 0;
    for (Span section : sections) {
      if (section.start() < end || section.end() > text.length()) {
        throw new IllegalArgumentException(
            "section from %d to %d is out of order or ends after the text of %d characters"
                .formatted(section.start(), section.end(), text.length()));
      }
      end = section.end();
      new SectionScanner(text, section, rules, sentences).scan();
    }
    return List.copyOf(sentences);
  }

  /** The sentences of a text that is one section. */
  public List<Span> split(String text) {
    return text.isEmpty() ? List.of() : split(text, List.of(new Span(0, text.length())));
  }
}
