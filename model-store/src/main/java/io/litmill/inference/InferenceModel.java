package io.litmill.inference;

import java.util.List;
import java.util.Objects;

/**
 * A model as an engine takes it in.
 *
 * @param runner owned by the engine once {@link InferenceEngine#add} returned
 * @param maxTokens the longest sequence in tokens, special tokens included
 * @param warmUp the shapes to run before the model takes work; may be empty
 */
public record InferenceModel(
    ModelId id, BatchRunner runner, int maxTokens, List<BatchShape> warmUp) {
  public InferenceModel {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(runner, "runner");
    if (maxTokens <= 0) {
      throw new IllegalArgumentException(
          "maxTokens " + maxTokens + " of " + id + " is not positive");
    }
    warmUp = List.copyOf(warmUp);
  }
}
