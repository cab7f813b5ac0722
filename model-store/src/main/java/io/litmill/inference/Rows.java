package io.litmill.inference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Rows of equal length that are being filled. */
final class Rows {
  private static final Comparator<PlacedSequence> READING_ORDER =
      Comparator.comparingInt(PlacedSequence::row).thenComparingInt(PlacedSequence::start);

  private final int rowTokens;
  private final int[] used;
  private final List<PlacedSequence> placed = new ArrayList<>();
  private int opened;

  Rows(int rowTokens, int mostRows) {
    this.rowTokens = rowTokens;
    this.used = new int[mostRows];
  }

  /**
   * Places the sequence in the open row that it fills best, else in a new one.
   *
   * @return false if there is no room
   */
  boolean addBestFit(PendingSequence sequence) {
    int best = -1;
    for (int row = 0; row < opened; row++) {
      boolean fits = used[row] + sequence.length() <= rowTokens;
      if (fits && (best < 0 || used[row] > used[best])) {
        best = row;
      }
    }
    if (best < 0 && opened < used.length) {
      best = opened;
    }
    if (best < 0) {
      return false;
    }
    place(sequence, best);
    return true;
  }

  /**
   * Fills what is free with the largest sequence that fits, again and again, row by row.
   *
   * @param rows how many rows to fill; those not yet open are opened
   */
  void fill(SequencesByLength pool, int rows) {
    for (int row = 0; row < rows; row++) {
      Optional<PendingSequence> next = pool.takeLongest(rowTokens - used[row]);
      while (next.isPresent()) {
        place(next.get(), row);
        next = pool.takeLongest(rowTokens - used[row]);
      }
    }
  }

  private void place(PendingSequence sequence, int row) {
    placed.add(new PlacedSequence(sequence, row, used[row]));
    used[row] += sequence.length();
    opened = Math.max(opened, row + 1);
  }

  /** Rows that hold a sequence. */
  int opened() {
    return opened;
  }

  int tokens() {
    return opened * rowTokens;
  }

  BatchPlan plan(ModelSlot slot, Priority priority) {
    return new BatchPlan(
        slot,
        priority,
        new BatchShape(opened, rowTokens),
        placed.stream().sorted(READING_ORDER).toList());
  }

  List<PendingSequence> sequences() {
    return placed.stream().map(PlacedSequence::sequence).toList();
  }
}
