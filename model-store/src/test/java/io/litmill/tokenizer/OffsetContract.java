package io.litmill.tokenizer;

/** What every tokenizer promises about offsets. */
final class OffsetContract {
  private OffsetContract() {}

  /** Fails with the piece and the text that break the contract. */
  static void check(String text, Encoding encoding, Tokenizer tokenizer) {
    for (int i = 0; i < encoding.size(); i++) {
      int start = encoding.start(i);
      int end = encoding.end(i);
      require(0 <= start && start <= end && end <= text.length(), "range", text, encoding, i);
      require(!splitsPair(text, start) && !splitsPair(text, end), "pair", text, encoding, i);
      boolean known = encoding.id(i) >= 0 && encoding.id(i) < tokenizer.vocabulary().size();
      require(known, "id", text, encoding, i);
      if (i == 0) {
        require(encoding.word(0) == 0, "first word", text, encoding, i);
        continue;
      }
      boolean monotone = start >= encoding.start(i - 1) && end >= encoding.end(i - 1);
      require(monotone, "order", text, encoding, i);
      int step = encoding.word(i) - encoding.word(i - 1);
      require(step == 0 || step == 1, "word", text, encoding, i);
      require(step == 0 || start >= encoding.end(i - 1), "words overlap", text, encoding, i);
    }
  }

  private static void require(
      boolean kept, String promise, String text, Encoding encoding, int piece) {
    if (!kept) {
      throw new AssertionError(
          promise + ": piece " + piece + " of " + encoding + " of \"" + text + "\"");
    }
  }

  private static boolean splitsPair(String text, int index) {
    return index > 0
        && index < text.length()
        && Character.isHighSurrogate(text.charAt(index - 1))
        && Character.isLowSurrogate(text.charAt(index));
  }
}
