package io.litmill.tokenizer;

import java.util.Arrays;

/** One word of a byte pair encoding while its symbols are being merged. One object a text. */
final class MergingWord {
  private final MergeTable merges;
  private int[] symbols = new int[32];
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private int[] ranks = new int[32];
  private int length;

  MergingWord(MergeTable merges) {
    this.merges = merges;
  }

  void clear() {
    length = 0;
  }

  /** Appends a symbol, or {@link MergeTable#NONE} for one that never merges. */
  void append(int symbol, int start, int end) {
    if (length == symbols.length) {
      symbols = Arrays.copyOf(symbols, length * 2);
      starts = Arrays.copyOf(starts, length * 2);
      ends = Arrays.copyOf(ends, length * 2);
      ranks = Arrays.copyOf(ranks, length * 2);
    }
    symbols[length] = symbol;
    starts[length] = start;
    ends[length] = end;
    length++;
  }

  int length() {
    return length;
  }

  int symbol(int at) {
    return symbols[at];
  }

  int start(int at) {
    return starts[at];
  }

  int end(int at) {
    return ends[at];
  }

  /** Merges the leftmost pair of the lowest rank until none is left, as Hugging Face's library. */
  void mergeLeftmost() {
    rankAll();
    for (int at = lowest(); at >= 0; at = lowest()) {
      merge(at);
    }
  }

  /** Merges all pairs of the lowest rank before it looks again, as subword-nmt and fastBPE. */
  void mergeEverywhere() {
    rankAll();
    for (int at = lowest(); at >= 0; at = lowest()) {
      int left = symbols[at];
      int right = symbols[at + 1];
      for (int i = at; i < length - 1; i++) {
        if (symbols[i] == left && symbols[i + 1] == right) {
          merge(i);
        }
      }
    }
  }

  private void rankAll() {
    for (int i = 0; i < length; i++) {
      rank(i);
    }
  }

  private void rank(int at) {
    if (at >= 0 && at < length) {
      ranks[at] = at + 1 < length ? merges.rank(symbols[at], symbols[at + 1]) : MergeTable.NO_RANK;
    }
  }

  private int lowest() {
    int lowest = MergeTable.NO_RANK;
    int at = -1;
    for (int i = 0; i < length; i++) {
      if (ranks[i] < lowest) {
        lowest = ranks[i];
        at = i;
      }
    }
    return at;
  }

  private void merge(int at) {
    symbols[at] = merges.joined(symbols[at], symbols[at + 1]);
    ends[at] = ends[at + 1];
    int moved = length - at - 2;
    System.arraycopy(symbols, at + 2, symbols, at + 1, moved);
    System.arraycopy(starts, at + 2, starts, at + 1, moved);
    System.arraycopy(ends, at + 2, ends, at + 1, moved);
    System.arraycopy(ranks, at + 2, ranks, at + 1, moved);
    length--;
    rank(at - 1);
    rank(at);
  }
}
