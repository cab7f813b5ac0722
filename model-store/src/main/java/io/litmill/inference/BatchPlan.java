package io.litmill.inference;

import java.util.List;

/**
 * Which sequences to run together and where each lies.
 *
 * @param placed by row, then by start
 */
record BatchPlan(ModelSlot slot, Priority priority, BatchShape shape, List<PlacedSequence> placed) {

  List<PendingSequence> sequences() {
    return placed.stream().map(PlacedSequence::sequence).toList();
  }

  int realTokens() {
    return placed.stream().mapToInt(p -> p.sequence().length()).sum();
  }

  PackedBatch pack() {
    return PackedBatch.of(shape, placed.stream().map(PlacedSequence::placement).toList());
  }

  /** Whether nobody waits for any of the sequences. */
  boolean abandoned() {
    return placed.stream().allMatch(p -> p.sequence().submission().abandoned());
  }
}
