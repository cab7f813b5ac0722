package io.litmill.text;

/**
 * Offsets of one text counted in UTF-16 units and in Unicode code points. Immutable; a conversion
 * takes constant time where the text has no surrogates, else logarithmic.
 */
public final class CodePointOffsets {
  private final int length;

  /** UTF-16 offsets of the second halves of surrogate pairs, ascending. */
  private final int[] seconds;

  public CodePointOffsets(String text) {
    length = text.length();
    int count = length - text.codePointCount(0, length);
    seconds = new int[count];
    for (int i = 0, at = 0; at < count; i += Character.charCount(text.codePointAt(i))) {
      if (Character.isSupplementaryCodePoint(text.codePointAt(i))) {
        seconds[at++] = i + 1;
      }
    }
  }

  /** Code points of the whole text. */
  public int codePoints() {
    return length - seconds.length;
  }

  /**
   * Code points before a UTF-16 offset; a character whose surrogate pair the offset divides counts.
   */
  public int toCodePoints(int utf16) {
    if (utf16 < 0 || utf16 > length) {
      throw new IndexOutOfBoundsException(
          "offset " + utf16 + " in a text of " + length + " UTF-16 units");
    }
    int before = below(utf16);
    return utf16 - before;
  }

  /** UTF-16 units before a code point offset. */
  public int toUtf16(int codePoint) {
    if (codePoint < 0 || codePoint > codePoints()) {
      throw new IndexOutOfBoundsException(
          "offset " + codePoint + " in a text of " + codePoints() + " code points");
    }
    int low = 0;
    int high = seconds.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (seconds[middle] - middle <= codePoint) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return codePoint + low;
  }

  /** How many second halves lie before an offset. */
  private int below(int utf16) {
    int low = 0;
    int high = seconds.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (seconds[middle] < utf16) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
