package io.litmill.inference;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * One model to which sequences are given: what taggers and classifiers need to know of an engine.
 * Implementations take calls of several threads at once.
 */
@FunctionalInterface
public interface SequenceScorer {

  /**
   * Hands sequences over; may wait until there is room for them.
   *
   * @return one result for each sequence in the order given
   */
  CompletableFuture<List<SequenceResult>> submit(List<TokenInput> inputs)
      throws InterruptedException;

  /** A model of an engine, to which all sequences go with one priority. */
  static SequenceScorer of(InferenceEngine engine, ModelId model, Priority priority) {
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(priority, "priority");
    return inputs -> engine.submit(model, inputs, priority);
  }
}
