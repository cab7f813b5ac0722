package io.litmill.tokenizer;

/**
 * The character classes of the Moses scripts as sacremoses lists them: of the basic plane only, and
 * without ideographs and Hangul syllables, which therefore become tokens of their own.
 */
final class MosesCharacters {
  /** A dot of a run of dots, which no later rule may split. */
  static final int PROTECTED_DOT = -2;

  /** The lists hold it because combining marks were written on it. */
  private static final int DOTTED_CIRCLE = 0x25CC;

  private MosesCharacters() {}

  static boolean isAlphabetic(int c) {
    return c == PROTECTED_DOT
        || c == DOTTED_CIRCLE
        || (Character.isBmpCodePoint(c) && Character.isAlphabetic(c) && isListedScript(c));
  }

  static boolean isAlphanumeric(int c) {
    return isAlphabetic(c)
        || (Character.isBmpCodePoint(c) && Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER);
  }

  /** Digits, letter numbers and other numbers such as superscripts. */
  static boolean isNumber(int c) {
    return c >= 0 && Character.isBmpCodePoint(c) && UnicodeTables.isNumber(c);
  }

  static boolean isLowerCase(int c) {
    return c >= 0 && Character.isBmpCodePoint(c) && Character.isLowerCase(c);
  }

  static boolean isCurrency(int c) {
    return c >= 0 && Character.getType(c) == Character.CURRENCY_SYMBOL;
  }

  /** White space as Python's regular expressions have it. */
  static boolean isSpace(int c) {
    return c >= 0 && (UnicodeTables.isSpace(c) || (c >= 0x1C && c <= 0x1F));
  }

  private static boolean isListedScript(int c) {
    return c < 0x2E80
        || ((c < 0xAC00 || c > 0xD7A3)
            && Character.UnicodeScript.of(c) != Character.UnicodeScript.HAN);
  }
}
