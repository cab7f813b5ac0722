package io.litmill.sentences;

import java.util.Set;

/**
 * What comes after a possible end of a sentence.
 *
 * @param word letters and digits that begin there, without quotes and brackets before them
 * @param standsAlone a space or a comma follows the word, so it is no part of a longer name
 */
record Following(Kind kind, String word, boolean standsAlone) {
  private static final int SHORTEST_WORD = 4;
  private static final Set<String> GREEK_NAMES =
      Set.of("alpha", "beta", "gamma", "delta", "epsilon", "kappa", "lambda", "sigma", "omega");

  enum Kind {
    /** A word with a capital letter first. */
    CAPITAL,
    /**
     * A word without one that can begin a sentence: {@code p53}, {@code mRNA}, {@code α-synuclein}.
     */
    TERM,
    /** An ordinary word in lower case. */
    LOWER,
    /** A number. */
    NUMBER,
    /** An opening bracket before a capital, a number, a single letter or a footnote sign. */
    BRACKET,
    /** A dash or a bullet. */
    BULLET,
    /** What goes on with the sentence: a comma, {@code =}, a closing bracket. */
    CONTINUATION
  }

  static Following at(String text, int next, int limit) {
    int at = next;
    while (at < limit - 1 && Characters.isOpeningQuote(text.charAt(at))) {
      at++;
    }
    char c = text.charAt(at);
    if (Characters.isOpeningBracket(c)) {
      return bracket(text, at + 1, limit);
    }
    return word(text, at, limit);
  }

  private static Following bracket(String text, int at, int limit) {
    if (at >= limit) {
      return new Following(Kind.CONTINUATION, "", false);
    }
    Following inside = word(text, at, limit);
    int after = at + inside.word.length();
    boolean enumerates =
        inside.isItem() && after < limit && Characters.isClosingBracket(text.charAt(after));
    boolean begins =
        inside.kind == Kind.CAPITAL
            || inside.kind == Kind.NUMBER
            || enumerates
            || "*+\u00B1\u2020\u2021".indexOf(text.charAt(at)) >= 0;
    return new Following(begins ? Kind.BRACKET : Kind.CONTINUATION, inside.word, false);
  }

  /** A letter or a small Roman number. */
  private boolean isItem() {
    return word.length() == 1
        || word.length() <= 4
            && word.length() > 0
            && word.chars().allMatch(c -> "ivx".indexOf(c) >= 0);
  }

  private static Following word(String text, int at, int limit) {
    int end = at;
    while (end < limit && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    String word = text.substring(at, end);
    boolean alone = end == limit || Characters.isSpace(text.charAt(end)) || text.charAt(end) == ',';
    return new Following(kind(text, at, end, limit), word, alone);
  }

  private static Kind kind(String text, int at, int end, int limit) {
    int first = text.codePointAt(at);
    if (Characters.isDigit(text.charAt(at))) {
      return Kind.NUMBER;
    }
    if (Character.isLowerCase(first)) {
      return isTerm(text, at, end, limit) ? Kind.TERM : Kind.LOWER;
    }
    if (Character.isLetter(first)) {
      return Kind.CAPITAL;
    }
    return isBullet(text.charAt(at)) ? Kind.BULLET : Kind.CONTINUATION;
  }

  /** Something like {@code p53}, {@code n-3}, {@code b:}, {@code α-synuclein} or {@code beta}. */
  private static boolean isTerm(String text, int at, int end, int limit) {
    for (int i = at + 1; i < end; i++) {
      char c = text.charAt(i);
      if (Characters.isDigit(c) || Character.isUpperCase(c)) {
        return true;
      }
    }
    boolean hyphen = end < limit && text.charAt(end) == '-';
    int first = text.codePointAt(at);
    boolean greek = first >= 0x370 && first < 0x400 || first >= 0x1D400 && first < 0x1D800;
    return greek
        || hyphen && end - at <= 2
        || end - at == 1 && end < limit && ".:)".indexOf(text.charAt(end)) >= 0
        || GREEK_NAMES.contains(text.substring(at, end));
  }

  private static boolean isBullet(char c) {
    return c == '-' || c == '*' || c >= 0x2010 && c <= 0x2015 || c == '\u2022' || c == '\u25CF';
  }

  /** A single capital letter that another mark follows: an initial. */
  boolean isInitial() {
    return kind == Kind.CAPITAL && word.length() == 1 && !standsAlone;
  }

  boolean hasDigit() {
    return word.chars().anyMatch(Character::isDigit);
  }

  /** A capitalised word of some length, with a space or a comma after it. */
  boolean isWord() {
    return standsAlone && word.length() >= SHORTEST_WORD && isCapitalised();
  }

  /** One capital and then lower case, as in {@code Rats} but not {@code LPS}. */
  boolean isCapitalised() {
    return kind == Kind.CAPITAL
        && word.length() > 1
        && word.chars().skip(1).allMatch(Character::isLowerCase);
  }
}
