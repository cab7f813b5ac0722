package io.litmill.inference;

/**
 * A sequence and its place in the batch to come.
 *
 * @param start index of its first token in the row
 */
record PlacedSequence(PendingSequence sequence, int row, int start) {
  Placement placement() {
    return new Placement(sequence.input(), row, start);
  }
}
