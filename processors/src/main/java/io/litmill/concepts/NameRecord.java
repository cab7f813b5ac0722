package io.litmill.concepts;

import org.apache.lucene.util.BytesRef;

/**
 * A concept behind a key, as it is sorted: key, zero, synonym or not, ordinal.
 *
 * @param ordinal of the concept
 */
record NameRecord(boolean synonym, int ordinal) {
  private static final int BYTES = 2 + Integer.BYTES;

  byte[] behind(BytesRef key) {
    byte[] bytes = new byte[key.length + BYTES];
    System.arraycopy(key.bytes, key.offset, bytes, 0, key.length);
    int at = key.length + 1;
    bytes[at++] = (byte) (synonym ? 1 : 0);
    for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      bytes[at++] = (byte) (ordinal >>> shift);
    }
    return bytes;
  }

  static BytesRef key(BytesRef sorted) {
    return new BytesRef(sorted.bytes, sorted.offset, sorted.length - BYTES);
  }

  static NameRecord of(BytesRef sorted) {
    int at = sorted.offset + sorted.length - BYTES + 1;
    boolean synonym = sorted.bytes[at++] == 1;
    int ordinal = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      ordinal = ordinal << Byte.SIZE | sorted.bytes[at++] & 0xFF;
    }
    return new NameRecord(synonym, ordinal);
  }
}
