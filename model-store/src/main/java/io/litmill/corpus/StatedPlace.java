package io.litmill.corpus;

import java.util.Locale;
import java.util.Optional;

/**
 * Where a mention is, given the offsets and the words that its corpus states. Published corpora
 * have slips: offsets that are a few characters off, white space at the ends, another case, or the
 * first part of a mention that goes on further right.
 */
final class StatedPlace {
  /** How many characters off a place may be. */
  static final int REACH = 16;

  private StatedPlace() {}

  /**
   * @param start in UTF-16 units, as stated
   * @param end in UTF-16 units, as stated; within the text
   * @return the place at or nearest to the stated one; empty if the words are not there
   */
  static Optional<Span> of(String text, int start, int end, String words) {
    if (text.substring(start, end).equals(words) && !words.isBlank()) {
      return Optional.of(trimmed(text, start, end));
    }
    String wanted = words.strip();
    for (int away = 0; away <= REACH && !wanted.isEmpty(); away++) {
      for (int at : new int[] {start - away, start + away}) {
        if (at >= 0 && text.startsWith(wanted, at)) {
          return Optional.of(new Span(at, at + wanted.length()));
        }
      }
    }
    String found = letters(text.substring(start, end));
    boolean same = !found.isEmpty() && letters(words).startsWith(found);
    return same ? Optional.of(trimmed(text, start, end)) : Optional.empty();
  }

  private static Span trimmed(String text, int start, int end) {
    int first = start;
    int last = end;
    while (Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    while (Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    return new Span(first, last);
  }

  private static String letters(String words) {
    return words.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }
}
