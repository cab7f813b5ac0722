package io.litmill.corpus;

/** Offsets in code points, as files have them, to offsets in UTF-16 units, as Java has them. */
final class CodePoints {
  private final int[] utf16;

  CodePoints(String text) {
    int count = text.codePointCount(0, text.length());
    utf16 = new int[count + 1];
    int at = 0;
    for (int i = 0; i < count; i++) {
      utf16[i] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    utf16[count] = at;
  }

  int count() {
    return utf16.length - 1;
  }

  /**
   * @param offset 0 to {@link #count}
   */
  int utf16(int offset) {
    return utf16[offset];
  }
}
