package io.litmill.tokenizer;

import java.util.Map;

/** Open-addressed hash from character ranges to ids; no String is made to look one up. */
final class PieceTable {
  static final int NONE = -1;

  private final char[] pool;
  private final int[] slots;
  private final int mask;
  private final int maxLength;

  /** Slots of 4: hash, offset into the pool, length (0 for an empty slot), id. */
  PieceTable(Map<String, Integer> pieces) {
    int capacity = Integer.highestOneBit(Math.max(4, pieces.size())) * 4;
    mask = capacity - 1;
    slots = new int[capacity * 4];
    pool = String.join("", pieces.keySet()).toCharArray();
    int offset = 0;
    int longest = 0;
    for (Map.Entry<String, Integer> entry : pieces.entrySet()) {
      int length = entry.getKey().length();
      insert(offset, length, entry.getValue());
      offset += length;
      longest = Math.max(longest, length);
    }
    maxLength = longest;
  }

  /** Length of the longest key in UTF-16 units. */
  int maxLength() {
    return maxLength;
  }

  /** The hash of a range extended by one character; the empty range has 0. */
  static int extend(int hash, char c) {
    return (hash + c) * 0x9E3779B1;
  }

  int find(char[] chars, int from, int length, int hash) {
    for (int slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      int at = slot << 2;
      int slotLength = slots[at + 2];
      if (slotLength == 0) {
        return NONE;
      }
      if (slots[at] == hash && slotLength == length && same(chars, from, slots[at + 1], length)) {
        return slots[at + 3];
      }
    }
  }

  private boolean same(char[] chars, int from, int offset, int length) {
    for (int i = 0; i < length; i++) {
      if (chars[from + i] != pool[offset + i]) {
        return false;
      }
    }
    return true;
  }

  private void insert(int offset, int length, int id) {
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = extend(hash, pool[offset + i]);
    }
    int slot = spread(hash) & mask;
    while (slots[(slot << 2) + 2] != 0) {
      slot = (slot + 1) & mask;
    }
    int at = slot << 2;
    slots[at] = hash;
    slots[at + 1] = offset;
    slots[at + 2] = length;
    slots[at + 3] = id;
  }

  private static int spread(int hash) {
    return hash ^ (hash >>> 15);
  }
}
