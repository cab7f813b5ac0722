package io.litmill.tokenizer;

/**
 * The printable character that stands for each byte in a byte-level vocabulary: the byte's own
 * Latin-1 character where that is printable and no space, else the next one from U+0100 on.
 */
final class ByteLevelAlphabet {
  /** Stands for the space. */
  static final char SPACE = '\u0120';

  private static final char[] CHARACTERS = characters();

  private ByteLevelAlphabet() {}

  static char character(int unsignedByte) {
    return CHARACTERS[unsignedByte];
  }

  private static char[] characters() {
    char[] characters = new char[256];
    char next = 0x100;
    for (int b = 0; b < 256; b++) {
      boolean printable =
          (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || (b >= 0xAE && b <= 0xFF);
      characters[b] = printable ? (char) b : next++;
    }
    return characters;
  }
}
