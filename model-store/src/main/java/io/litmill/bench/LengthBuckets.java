package io.litmill.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How engines without packed rows take sentences of mixed lengths: the sentences of a window are
 * sorted by length, and the rows of a batch are as long as its longest sentence, rounded up to a
 * multiple of 8.
 */
final class LengthBuckets {
  /** Most tokens that a batch computes; as in Litmill's engine. */
  static final int TOKEN_BUDGET = 2048;

  /** Sentences that wait together; as many as {@link EngineStream} has under way. */
  static final int WINDOW = 512;

  private static final int STEP = 8;

  private LengthBuckets() {}

  /** All sentences in batches. */
  static List<Batch> batches(List<int[]> sentences) {
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < sentences.size(); from += WINDOW) {
      addBatches(sentences.subList(from, Math.min(sentences.size(), from + WINDOW)), batches);
    }
    return batches;
  }

  private static void addBatches(List<int[]> window, List<Batch> batches) {
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

  private static Batch bucket(List<int[]> rows) {
    return Batch.of(rows, roundedUp(rows.get(rows.size() - 1).length));
  }

  private static int roundedUp(int length) {
    return (length + STEP - 1) / STEP * STEP;
  }
}
