package io.litmill.tokenizer;

import java.util.Arrays;

/** Code points under rewriting, each with the offsets of the character it came from. */
final class AlignedText {
  /** Offset of a space that no character of the text stands behind. */
  static final int INSERTED = -1;

  private int[] codePoints;
  private int[] starts;
  private int[] ends;
  private int length;

  AlignedText(int capacity) {
    int room = Math.max(8, capacity);
    codePoints = new int[room];
    starts = new int[room];
    ends = new int[room];
  }

  void append(int codePoint, int start, int end) {
    if (length == codePoints.length) {
      codePoints = Arrays.copyOf(codePoints, length * 2);
      starts = Arrays.copyOf(starts, length * 2);
      ends = Arrays.copyOf(ends, length * 2);
    }
    codePoints[length] = codePoint;
    starts[length] = start;
    ends[length] = end;
    length++;
  }

  void appendSpace() {
    append(' ', INSERTED, INSERTED);
  }

  void append(AlignedText source, int at) {
    append(source.codePoints[at], source.starts[at], source.ends[at]);
  }

  int length() {
    return length;
  }

  int codePoint(int at) {
    return codePoints[at];
  }

  int start(int at) {
    return starts[at];
  }

  int end(int at) {
    return ends[at];
  }

  /** The backing array; only the first {@link #length} entries count. */
  int[] codePoints() {
    return codePoints;
  }

  String substring(int from, int to) {
    return new String(codePoints, from, to - from);
  }
}
