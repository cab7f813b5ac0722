package io.litmill.inference;

import java.util.Optional;

/**
 * What an engine reports; how much waits in its queue is asked of {@link
 * InferenceEngine#queuedTokens}. Called on the engine's and the submitters' threads, several at
 * once, with no lock held; must be quick and must not throw: an exception on a worker stops the
 * engine.
 */
public interface EngineListener {
  /** Hears nothing. */
  EngineListener NONE = new EngineListener() {};

  default void batchCompleted(BatchMeasurement batch) {}

  /** A batch failed and its sequences are tried again in smaller ones. */
  default void batchSplit(ModelId model, SequenceFailure.Reason reason) {}

  /**
   * A sequence came out, computed or failed.
   *
   * @param timing zeros if the sequence was not tried
   */
  default void sequenceCompleted(Outcome outcome, SequenceOutput.Timing timing) {}

  /** The token budget was lowered since the device's memory was exhausted. */
  default void budgetLowered(int tokenBudget) {}

  /**
   * The engine's state changed.
   *
   * @param cause present with {@link EngineState#FAILED}
   */
  default void stateChanged(EngineState state, Optional<DeviceFailure> cause) {}
}
