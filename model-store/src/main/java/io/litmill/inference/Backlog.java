package io.litmill.inference;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The sequences of one model, priority and row length that wait, oldest first. Short sequences,
 * those of the common row length, share rows; a longer one takes a row of its own length.
 */
final class Backlog {
  private final ModelSlot slot;
  private final Priority priority;
  private final int rowTokens;
  private final boolean shareRows;
  private final Set<PendingSequence> sequences = new LinkedHashSet<>();
  private long tokens;

  Backlog(ModelSlot slot, Priority priority, int rowTokens, boolean shareRows) {
    this.slot = slot;
    this.priority = priority;
    this.rowTokens = rowTokens;
    this.shareRows = shareRows;
  }

  ModelSlot slot() {
    return slot;
  }

  Priority priority() {
    return priority;
  }

  int rowTokens() {
    return rowTokens;
  }

  boolean shareRows() {
    return shareRows;
  }

  /** Tokens of a batch that the waiting sequences fill: whole rows where rows are not shared. */
  long tokens() {
    return tokens;
  }

  /** Tokens of a batch that the sequence takes. */
  int share(PendingSequence sequence) {
    return shareRows ? sequence.length() : rowTokens;
  }

  boolean isEmpty() {
    return sequences.isEmpty();
  }

  void add(PendingSequence sequence) {
    sequences.add(sequence);
    tokens += share(sequence);
  }

  boolean remove(PendingSequence sequence) {
    boolean removed = sequences.remove(sequence);
    if (removed) {
      tokens -= share(sequence);
    }
    return removed;
  }

  PendingSequence oldest() {
    return sequences.iterator().next();
  }

  List<PendingSequence> all() {
    return List.copyOf(sequences);
  }

  /** The oldest sequences, until they fill {@code enough} tokens. */
  List<PendingSequence> oldest(long enough) {
    List<PendingSequence> window = new ArrayList<>();
    long seen = 0;
    for (Iterator<PendingSequence> i = sequences.iterator(); i.hasNext() && seen < enough; ) {
      PendingSequence sequence = i.next();
      window.add(sequence);
      seen += share(sequence);
    }
    return window;
  }
}
