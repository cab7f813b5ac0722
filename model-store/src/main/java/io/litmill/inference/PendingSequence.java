package io.litmill.inference;

/** A sequence on its way through the engine; compared by identity. */
final class PendingSequence {
  private final Submission submission;
  private final int index;
  private final long enqueuedNanos;

  PendingSequence(Submission submission, int index, long enqueuedNanos) {
    this.submission = submission;
    this.index = index;
    this.enqueuedNanos = enqueuedNanos;
  }

  Submission submission() {
    return submission;
  }

  TokenInput input() {
    return submission.input(index);
  }

  int length() {
    return input().length();
  }

  long enqueuedNanos() {
    return enqueuedNanos;
  }

  void complete(SequenceResult result) {
    submission.complete(index, result);
  }
}
