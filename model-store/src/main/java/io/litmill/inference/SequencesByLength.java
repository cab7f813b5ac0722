package io.litmill.inference;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;

/** Sequences found by length; of those of equal length the one added first comes first. */
final class SequencesByLength {
  private final NavigableMap<Integer, Queue<PendingSequence>> byLength = new TreeMap<>();

  void add(PendingSequence sequence) {
    byLength.computeIfAbsent(sequence.length(), length -> new ArrayDeque<>()).add(sequence);
  }

  /** Removes the longest sequence of at most so many tokens. */
  Optional<PendingSequence> takeLongest(int most) {
    Map.Entry<Integer, Queue<PendingSequence>> entry = byLength.floorEntry(most);
    if (entry == null) {
      return Optional.empty();
    }
    PendingSequence sequence = entry.getValue().remove();
    if (entry.getValue().isEmpty()) {
      byLength.remove(entry.getKey());
    }
    return Optional.of(sequence);
  }
}
