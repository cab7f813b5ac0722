package io.litmill.tokenizer;

import java.util.Arrays;
import java.util.Objects;

/**
 * The pieces of one text in order: id, half-open UTF-16 offsets into the text, and the index of the
 * word a piece belongs to. Immutable.
 *
 * <p>Starts and ends never decrease. Several pieces may share one character (bytes of one
 * character, letters of one Hangul syllable); then each of them carries the offsets of the whole
 * character.
 */
public final class Encoding {
  private static final int STRIDE = 4;

  private final int[] packed;
  private final int size;

  private Encoding(int[] packed, int size) {
    this.packed = packed;
    this.size = size;
  }

  public int size() {
    return size;
  }

  public int id(int piece) {
    return packed[at(piece)];
  }

  public int start(int piece) {
    return packed[at(piece) + 1];
  }

  public int end(int piece) {
    return packed[at(piece) + 2];
  }

  /** Index of the word, counted over the words of the text that have pieces. */
  public int word(int piece) {
    return packed[at(piece) + 3];
  }

  public int[] ids() {
    int[] ids = new int[size];
    for (int i = 0; i < size; i++) {
      ids[i] = packed[i * STRIDE];
    }
    return ids;
  }

  private int at(int piece) {
    return Objects.checkIndex(piece, size) * STRIDE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Encoding that && Arrays.equals(packed, that.packed);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(packed);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Encoding[");
    for (int i = 0; i < size; i++) {
      text.append(i == 0 ? "" : ", ").append(id(i)).append('@').append(start(i));
      text.append('-').append(end(i)).append('w').append(word(i));
    }
    return text.append(']').toString();
  }

  /** Collects pieces; not safe for use by several threads. */
  static final class Builder {
    private int[] packed;
    private int length;

    Builder(int expectedPieces) {
      packed = new int[Math.max(8, expectedPieces) * STRIDE];
    }

    int size() {
      return length / STRIDE;
    }

    void add(int id, int start, int end, int word) {
      if (length == packed.length) {
        packed = Arrays.copyOf(packed, packed.length * 2);
      }
      packed[length] = id;
      packed[length + 1] = start;
      packed[length + 2] = end;
      packed[length + 3] = word;
      length += STRIDE;
    }

    /** Drops the pieces from the given one on. */
    void truncate(int pieces) {
      length = pieces * STRIDE;
    }

    Encoding build() {
      return new Encoding(Arrays.copyOf(packed, length), length / STRIDE);
    }
  }
}
