package io.litmill.relations;

import java.util.Comparator;
import java.util.Objects;

/**
 * A relation that a model gave to a pair.
 *
 * @param label the model's own
 * @param confidence probability of the label, in 0..1, rounded to 4 digits
 * @param bundleId of the model
 */
public record FoundRelation(CandidatePair pair, String label, double confidence, String bundleId) {
  /** By sentences, head and tail, then as the models stand in the pipeline. */
  public static final Comparator<FoundRelation> TEXT_ORDER =
      Comparator.comparingInt((FoundRelation r) -> r.pair().firstSentence())
          .thenComparingInt(r -> r.pair().lastSentence())
          .thenComparingInt(r -> r.pair().head())
          .thenComparingInt(r -> r.pair().tail());

  public FoundRelation {
    Objects.requireNonNull(pair, "pair");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(bundleId, "bundleId");
  }
}
