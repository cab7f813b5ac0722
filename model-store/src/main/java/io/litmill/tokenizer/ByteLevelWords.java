package io.litmill.tokenizer;

/**
 * Finds the words of the byte-level form: contractions, runs of letters, of digits and of other
 * characters with at most one space before them, and runs of white space, of which the last
 * character is left to the word that follows.
 */
final class ByteLevelWords {
  private static final int[][] CONTRACTIONS = {
    {'s'}, {'t'}, {'r', 'e'}, {'v', 'e'}, {'m'}, {'l', 'l'}, {'d'}
  };

  private ByteLevelWords() {}

  /** End of the word that begins at {@code from} of the first {@code length} code points. */
  static int end(int[] text, int from, int length) {
    int contraction = contraction(text, from, length);
    if (contraction > 0) {
      return from + contraction;
    }
    int first = text[from] == ' ' && from + 1 < length ? from + 1 : from;
    if (!UnicodeTables.isSpace(text[first])) {
      return runEnd(text, first, length);
    }
    int end = from;
    while (end < length && UnicodeTables.isSpace(text[end])) {
      end++;
    }
    return end == length || end == from + 1 ? end : end - 1;
  }

  private static int contraction(int[] text, int from, int length) {
    if (text[from] != '\'') {
      return 0;
    }
    for (int[] letters : CONTRACTIONS) {
      if (from + letters.length < length
          && text[from + 1] == letters[0]
          && (letters.length == 1 || text[from + 2] == letters[1])) {
        return 1 + letters.length;
      }
    }
    return 0;
  }

  private static int runEnd(int[] text, int first, int length) {
    int kind = kind(text[first]);
    int end = first + 1;
    while (end < length && kind(text[end]) == kind) {
      end++;
    }
    return end;
  }

  private static int kind(int codePoint) {
    if (UnicodeTables.isLetter(codePoint)) {
      return 1;
    }
    if (UnicodeTables.isNumber(codePoint)) {
      return 2;
    }
    return UnicodeTables.isSpace(codePoint) ? 0 : 3;
  }
}
