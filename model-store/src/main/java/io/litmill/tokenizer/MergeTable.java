package io.litmill.tokenizer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The merges of a byte pair encoding over numbered symbols. Immutable. */
final class MergeTable {
  static final int NONE = -1;
  static final int NO_RANK = Integer.MAX_VALUE;
  private static final long EMPTY = -1;

  private final Map<String, Integer> symbols = new HashMap<>();
  private final int[] ids;
  private final long[] keys;
  private final int[] ranks;
  private final int[] joined;
  private final int mask;

  /** A pair that is listed twice has the last of its ranks. */
  MergeTable(Vocabulary vocabulary, List<Merge> merges) {
    int capacity = Integer.highestOneBit(Math.max(4, merges.size())) * 4;
    mask = capacity - 1;
    keys = new long[capacity];
    Arrays.fill(keys, EMPTY);
    ranks = new int[capacity];
    joined = new int[capacity];
    vocabulary.pieces().forEach(this::intern);
    for (int rank = 0; rank < merges.size(); rank++) {
      Merge merge = merges.get(rank);
      long key = key(intern(merge.left()), intern(merge.right()));
      int slot = slot(key);
      keys[slot] = key;
      ranks[slot] = rank;
      joined[slot] = intern(merge.joined());
    }
    ids = new int[symbols.size()];
    symbols.forEach((symbol, number) -> ids[number] = vocabulary.id(symbol).orElse(NONE));
  }

  /** The number of a symbol, or {@link #NONE} for one that is neither a piece nor merged. */
  int symbol(String symbol) {
    return symbols.getOrDefault(symbol, NONE);
  }

  /** The id of a symbol in the vocabulary, or {@link #NONE}. */
  int id(int symbol) {
    return symbol == NONE ? NONE : ids[symbol];
  }

  int rank(int left, int right) {
    if (left == NONE || right == NONE) {
      return NO_RANK;
    }
    int slot = slot(key(left, right));
    return keys[slot] == EMPTY ? NO_RANK : ranks[slot];
  }

  /** The symbol that a pair with a rank becomes. */
  int joined(int left, int right) {
    return joined[slot(key(left, right))];
  }

  private int intern(String symbol) {
    Integer number = symbols.putIfAbsent(symbol, symbols.size());
    return number == null ? symbols.size() - 1 : number;
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 32) & mask;
    while (keys[slot] != EMPTY && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static long key(int left, int right) {
    return ((long) left << 32) | right;
  }
}
