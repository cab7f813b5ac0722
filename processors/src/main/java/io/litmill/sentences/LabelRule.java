package io.litmill.sentences;

/** Finds labels of structured abstracts that stand in the text: {@code METHODS AND RESULTS: We}. */
final class LabelRule {
  private static final int LONGEST_LABEL = 80;

  private final String text;
  private final Lexicon lexicon;

  LabelRule(String text, Lexicon lexicon) {
    this.text = text;
    this.lexicon = lexicon;
  }

  /**
   * Start of the label that ends at a colon.
   *
   * @param from start of the sentence
   * @return -1 if what stands before the colon is no label
   */
  int start(int from, int colon, int limit) {
    if (colon + 1 < limit && !canFollow(text.charAt(colon + 1))) {
      return -1;
    }
    int at = colon;
    int least = Math.max(from, colon - LONGEST_LABEL);
    while (at > least && isPartOfLabel(text.charAt(at - 1))) {
      at--;
    }
    while (at < colon && !Character.isUpperCase(text.charAt(at))) {
      at++;
    }
    return isSeparate(from, at) && isLabel(text.substring(at, colon)) ? at : -1;
  }

  private static boolean canFollow(char c) {
    return Characters.isSpace(c) || Character.isUpperCase(c);
  }

  private static boolean isPartOfLabel(char c) {
    return c >= 'A' && c <= 'Z' || c == '&' || c == '/' || c == ',' || Characters.isSpace(c);
  }

  /** White space or the end of a sentence stands before the label. */
  private boolean isSeparate(int from, int at) {
    if (at == from) {
      return true;
    }
    char before = text.charAt(at - 1);
    return Characters.isSpace(before) || Characters.isTerminator(before);
  }

  private boolean isLabel(String candidate) {
    boolean named = false;
    for (String word : candidate.split("[\\s\\p{Z},/]+")) {
      if (lexicon.isLabelWord(word)) {
        named = true;
      } else if (!lexicon.isLabelLink(word)) {
        return false;
      }
    }
    return named;
  }
}
