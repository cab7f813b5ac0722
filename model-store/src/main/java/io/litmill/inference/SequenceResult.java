package io.litmill.inference;

/** What became of one sequence: {@link SequenceOutput} or {@link SequenceFailure}. */
public sealed interface SequenceResult permits SequenceOutput, SequenceFailure {

  /**
   * The output.
   *
   * @throws SequenceRejected if the sequence failed, with the reason
   */
  SequenceOutput orThrow();
}
