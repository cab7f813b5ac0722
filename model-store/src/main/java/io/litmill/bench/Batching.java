package io.litmill.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** How sentences of mixed lengths become batches. A batch computes at most 2,048 tokens. */
public enum Batching {
  /**
   * One sentence a row; the sentences of a window are sorted by length, and the rows of a batch are
   * as long as its longest sentence, rounded up to a multiple of 8.
   */
  LENGTH_BUCKETS {
    @Override
    void addBatches(List<int[]> window, List<Batch> batches) {
      List<int[]> sorted = new ArrayList<>(window);
      sorted.sort(Comparator.comparingInt(ids -> ids.length));
      List<int[]> rows = new ArrayList<>();
      for (int[] sentence : sorted) {
        if (!rows.isEmpty() && (rows.size() + 1) * roundedUp(sentence.length) > TOKEN_BUDGET) {
          batches.add(bucket(rows));
          rows.clear();
        }
        rows.add(sentence);
      }
      batches.add(bucket(rows));
    }

    private Batch bucket(List<int[]> rows) {
      return Batch.plain(rows, roundedUp(rows.get(rows.size() - 1).length));
    }

    private int roundedUp(int length) {
      return (length + BUCKET - 1) / BUCKET * BUCKET;
    }
  },

  /**
   * Several sentences a row of 128 tokens, the longest first, each in the fullest row that takes
   * it; longer sentences one a row, as {@link #LENGTH_BUCKETS}.
   */
  PACKED_ROWS {
    @Override
    void addBatches(List<int[]> window, List<Batch> batches) {
      List<int[]> tooLong = window.stream().filter(ids -> ids.length > ROW).toList();
      if (!tooLong.isEmpty()) {
        LENGTH_BUCKETS.addBatches(tooLong, batches);
      }
      List<List<int[]>> rows = packed(window.stream().filter(ids -> ids.length <= ROW).toList());
      int most = TOKEN_BUDGET / ROW;
      for (int from = 0; from < rows.size(); from += most) {
        batches.add(Batch.of(ROW, rows.subList(from, Math.min(rows.size(), from + most))));
      }
    }

    private List<List<int[]>> packed(List<int[]> sentences) {
      List<int[]> sorted = new ArrayList<>(sentences);
      sorted.sort(Comparator.comparingInt((int[] ids) -> ids.length).reversed());
      List<List<int[]>> rows = new ArrayList<>();
      int[] free = new int[sorted.size()];
      Arrays.fill(free, ROW);
      for (int[] sentence : sorted) {
        int row = fullest(free, rows.size(), sentence.length);
        if (row == rows.size()) {
          rows.add(new ArrayList<>());
        }
        rows.get(row).add(sentence);
        free[row] -= sentence.length;
      }
      return rows;
    }

    private int fullest(int[] free, int rows, int length) {
      int best = rows;
      for (int row = 0; row < rows; row++) {
        if (free[row] >= length && (best == rows || free[row] < free[best])) {
          best = row;
        }
      }
      return best;
    }
  };

  static final int TOKEN_BUDGET = 2048;
  static final int ROW = 128;
  static final int BUCKET = 8;

  /** Sentences that wait together, as in the queue of an engine under load. */
  static final int WINDOW = 512;

  /** All sentences in batches. */
  List<Batch> batches(List<int[]> sentences) {
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < sentences.size(); from += WINDOW) {
      addBatches(sentences.subList(from, Math.min(sentences.size(), from + WINDOW)), batches);
    }
    return batches;
  }

  abstract void addBatches(List<int[]> window, List<Batch> batches);
}
