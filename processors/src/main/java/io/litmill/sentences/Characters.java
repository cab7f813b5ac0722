package io.litmill.sentences;

/** Kinds of characters that matter to sentence boundaries. All of them are UTF-16 units. */
final class Characters {
  private Characters() {}

  static boolean isSpace(char c) {
    return c <= ' '
        ? Character.isWhitespace(c)
        : c >= 0x80 && (Character.isSpaceChar(c) || Character.isWhitespace(c));
  }

  /** Ends a sentence where nothing speaks against it. */
  static boolean isTerminator(char c) {
    return switch (c) {
      case '.', '?', '!', '\u2026', '\u203C', '\u2047', '\u2048', '\u2049' -> true;
      default -> isWideTerminator(c);
    };
  }

  /** Ends a sentence without a space after it, as in Chinese and Japanese. */
  static boolean isWideTerminator(char c) {
    return c == '\u3002' || c == '\uFF01' || c == '\uFF1F' || c == '\uFF61';
  }

  static boolean isOpeningBracket(char c) {
    return c == '(' || c == '[' || c == '{' || c == '\uFF08' || c == '\u3010';
  }

  static boolean isClosingBracket(char c) {
    return c == ')' || c == ']' || c == '}' || c == '\uFF09' || c == '\u3011';
  }

  static boolean isOpeningQuote(char c) {
    return c == '"' || c == '\'' || c == '`' || c == '\u201C' || c == '\u2018' || c == '\u00AB';
  }

  static boolean isClosingQuote(char c) {
    return c == '"' || c == '\'' || c == '\u201D' || c == '\u2019' || c == '\u00BB';
  }

  static boolean isMark(char c) {
    return c >= 0x300 && ((1 << Character.getType(c)) & MARKS) != 0;
  }

  private static final int MARKS =
      1 << Character.NON_SPACING_MARK
          | 1 << Character.COMBINING_SPACING_MARK
          | 1 << Character.ENCLOSING_MARK;

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
