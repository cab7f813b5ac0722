package io.litmill.inference;

import static io.litmill.inference.BatchSettings.ROW_STEP;

import java.util.Comparator;
import java.util.List;

/**
 * Packs sequences into rows: the oldest is always in; then the oldest that a batch can hold, the
 * longest of them first, each where it fits best; then what is still free is filled from those
 * behind. A batch of few rows that leaves nothing behind gets shorter rows if they make it smaller.
 */
final class RowPacker {
  /** Up to so many rows, shorter rows are tried: beyond, they would save little. */
  private static final int FEW_ROWS = 4;

  private static final Comparator<PendingSequence> LONGEST_FIRST =
      Comparator.comparingInt(PendingSequence::length).reversed();

  private RowPacker() {}

  /**
   * One batch of sequences that share rows.
   *
   * @param waiting oldest first, not empty, none longer than a row
   */
  static Rows shareRows(List<PendingSequence> waiting, int rowTokens, int mostRows) {
    Rows rows = new Rows(rowTokens, mostRows);
    int count = oldestWithin(waiting, rowTokens * mostRows);
    SequencesByLength pool = new SequencesByLength();
    rows.addBestFit(waiting.get(0));
    waiting.subList(1, count).stream()
        .sorted(LONGEST_FIRST)
        .filter(sequence -> !rows.addBestFit(sequence))
        .forEach(pool::add);
    waiting.subList(count, waiting.size()).forEach(pool::add);
    rows.fill(pool, mostRows);
    boolean all = rows.sequences().size() == waiting.size();
    return all ? tightest(rows, rowTokens) : rows;
  }

  /**
   * One batch of sequences with a row each, the rest of the rows filled with short ones.
   *
   * @param waiting oldest first, not empty, none longer than a row
   * @param fillers oldest first
   */
  static Rows ownRows(
      List<PendingSequence> waiting, List<PendingSequence> fillers, int rowTokens, int mostRows) {
    Rows rows = new Rows(rowTokens, mostRows);
    waiting.stream().limit(mostRows).forEach(rows::addBestFit);
    SequencesByLength pool = new SequencesByLength();
    fillers.forEach(pool::add);
    rows.fill(pool, rows.opened());
    return rows;
  }

  /** All of the sequences in one batch, whatever their age. */
  static Rows all(List<PendingSequence> sequences, int rowTokens) {
    Rows rows = new Rows(rowTokens, sequences.size());
    sequences.stream().sorted(LONGEST_FIRST).forEach(rows::addBestFit);
    return tightest(rows, rowTokens);
  }

  private static int oldestWithin(List<PendingSequence> waiting, int tokens) {
    int count = 0;
    long seen = 0;
    while (count < waiting.size() && seen + waiting.get(count).length() <= tokens) {
      seen += waiting.get(count).length();
      count++;
    }
    return count;
  }

  /** The smallest batch of the same sequences; of equal ones that with the longest rows. */
  private static Rows tightest(Rows packed, int rowTokens) {
    if (packed.opened() > FEW_ROWS) {
      return packed;
    }
    List<PendingSequence> sequences = packed.sequences().stream().sorted(LONGEST_FIRST).toList();
    int longest = sequences.get(0).length();
    Rows best = packed;
    for (int shorter = rowTokens - 1; shorter >= longest; shorter--) {
      if (shorter % ROW_STEP == 0) {
        Rows rows = new Rows(shorter, sequences.size());
        sequences.forEach(rows::addBestFit);
        best = rows.tokens() < best.tokens() ? rows : best;
      }
    }
    return best;
  }
}
