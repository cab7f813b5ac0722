package io.litmill.tokenizer;

import java.util.Arrays;

/**
 * One normalised word under construction: its UTF-16 characters, and for each of them the offsets
 * of the character of the text that it came from.
 */
final class Word {
  private char[] chars = new char[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int length;
  private int codePoints;

  void append(int codePoint, int start, int end) {
    codePoints++;
    if (codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
      append((char) codePoint, start, end);
    } else {
      append(Character.highSurrogate(codePoint), start, end);
      append(Character.lowSurrogate(codePoint), start, end);
    }
  }

  private void append(char c, int start, int end) {
    if (length == chars.length) {
      grow();
    }
    chars[length] = c;
    starts[length] = start;
    ends[length] = end;
    length++;
  }

  private void grow() {
    chars = Arrays.copyOf(chars, length * 2);
    starts = Arrays.copyOf(starts, length * 2);
    ends = Arrays.copyOf(ends, length * 2);
  }

  void clear() {
    length = 0;
    codePoints = 0;
  }

  char[] chars() {
    return chars;
  }

  int length() {
    return length;
  }

  int codePoints() {
    return codePoints;
  }

  int start(int from) {
    return starts[from];
  }

  int end(int to) {
    return ends[to - 1];
  }
}
