package io.litmill.sentences;

/**
 * A place where a sentence may end.
 *
 * @param sentenceStart of the sentence that may end here
 * @param terminator the first of the full stops, question or exclamation marks
 * @param end after the last of them and the quotes and brackets that close there
 * @param next the first character after that which is no white space; before {@code limit}
 * @param limit end of the section
 */
record Candidate(String text, int sentenceStart, int terminator, int end, int next, int limit) {
  private static final int LONGEST_WORD = 40;

  /** One full stop, and no other mark beside it. */
  boolean isFullStop() {
    return text.charAt(terminator) == '.'
        && (terminator + 1 >= end || !Characters.isTerminator(text.charAt(terminator + 1)));
  }

  boolean isEllipsis() {
    return text.charAt(terminator) == '\u2026' || text.startsWith("..", terminator);
  }

  /** Whether the mark follows a space or a sign, as in {@code p < .05}. */
  boolean isDecimalPoint() {
    if (terminator == sentenceStart) {
      return true;
    }
    char before = text.charAt(terminator - 1);
    return Characters.isSpace(before) || "<>=\u2264\u2265~".indexOf(before) >= 0;
  }

  /** Whether a single letter stands before the mark, after a space or a bracket. */
  boolean isLoneLetter() {
    int start = wordStart();
    return terminator - start == 1
        && Character.isLetter(text.charAt(start))
        && (start == sentenceStart || text.charAt(start - 1) != '/');
  }

  /** Whether a bracket or a quote closes right after the mark. */
  boolean closesSomething() {
    return end > terminator + 1 && !Characters.isTerminator(text.charAt(end - 1));
  }

  /** Start of the word that ends at the mark; the mark's own place if there is none. */
  int wordStart() {
    return wordStart(terminator);
  }

  String word() {
    return text.substring(wordStart(), terminator);
  }

  /** The word before the one at the mark, within the sentence; empty if there is none. */
  String wordBefore() {
    int to = wordStart();
    while (to > sentenceStart && Characters.isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(wordStart(to), to);
  }

  private int wordStart(int to) {
    int from = to;
    int least = Math.max(sentenceStart, to - LONGEST_WORD);
    while (from > least && !separates(text.charAt(from - 1))) {
      from--;
    }
    return from;
  }

  private static boolean separates(char c) {
    return Characters.isSpace(c)
        || Characters.isOpeningBracket(c)
        || Characters.isOpeningQuote(c)
        || c == '/'
        || c == ','
        || c == ';'
        || c == '\u2014';
  }
}
