package io.litmill.inference;

import java.util.ArrayList;
import java.util.List;

/** Input that every sound model computes: rows full of token 0. */
final class KnownGoodInput {
  private static final BatchShape SMALLEST = new BatchShape(1, BatchSettings.ROW_STEP);

  private KnownGoodInput() {}

  /** Runs one short row: what fails on it is not the data. */
  static void probe(InferenceModel model) {
    run(model, SMALLEST);
  }

  /**
   * @throws IllegalStateException if the model returns values that are not finite
   */
  static void run(InferenceModel model, BatchShape shape) {
    PackedBatch batch = PackedBatch.of(shape, placements(shape, model.maxTokens()));
    BatchOutput output = model.runner().run(batch);
    output.requireMatches(batch);
    for (int i = 0; i < batch.sequences(); i++) {
      if (!FiniteValues.allFinite(output.valuesOf(batch, i))) {
        throw new IllegalStateException(
            "model %s returns values that are not finite for a batch of %s with token 0"
                .formatted(model.id(), shape));
      }
    }
  }

  private static List<Placement> placements(BatchShape shape, int maxTokens) {
    TokenInput input = TokenInput.of(new int[Math.min(shape.rowTokens(), maxTokens)]);
    List<Placement> placements = new ArrayList<>(shape.rows());
    for (int row = 0; row < shape.rows(); row++) {
      placements.add(new Placement(input, row, 0));
    }
    return placements;
  }
}
