package io.litmill.checkpoint;

import java.nio.ByteBuffer;

/** Integers of variable length: seven bits a byte, the lowest first. */
final class Varint {
  private static final int MAX_SHIFT = 28;

  private Varint() {}

  /**
   * Reads a number that fits a non-negative int.
   *
   * @throws IllegalArgumentException if it does not
   */
  static int readInt(ByteBuffer from) {
    long value = 0;
    for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
      byte next = from.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return Math.toIntExact(value);
      }
    }
    throw new IllegalArgumentException("a number takes more than five bytes");
  }
}
