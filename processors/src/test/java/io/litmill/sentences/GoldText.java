package io.litmill.sentences;

import io.litmill.corpus.Span;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A running text with the sentences that people or a corpus's makers marked.
 *
 * @param sections what a splitter is given
 * @param ends offsets after the last character of each sentence that is not the last of its section
 */
record GoldText(String text, List<Span> sections, Set<Integer> ends) {
  GoldText {
    ends = new TreeSet<>(ends);
    ends.removeIf(end -> sections.stream().anyMatch(section -> isAtEnd(section, end, text)));
  }

  /** Ends of sentences without those that the section gives anyway. */
  static Set<Integer> innerEnds(String text, List<Span> sections, List<Span> sentences) {
    Set<Integer> ends = new TreeSet<>();
    sentences.forEach(sentence -> ends.add(sentence.end()));
    return new GoldText(text, sections, ends).ends;
  }

  private static boolean isAtEnd(Span section, int end, String text) {
    return section.start() < end
        && end <= section.end()
        && text.substring(end, section.end()).isBlank();
  }
}
