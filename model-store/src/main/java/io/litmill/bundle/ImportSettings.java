package io.litmill.bundle;

import io.litmill.checkpoint.source.Overrides;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the user decides of an import.
 *
 * @param name of the bundle
 * @param overrides of task and labels
 * @param maxTokens longest sequence; that of the position embeddings if not given
 * @param precision to compute in
 * @param weightType to store in
 * @param license of the weights, or null
 * @param thresholds by label
 * @param replace a bundle of the same name
 */
public record ImportSettings(
    String name,
    Overrides overrides,
    Optional<Integer> maxTokens,
    Manifest.Precision precision,
    WeightType weightType,
    String license,
    Map<String, Double> thresholds,
    boolean replace) {

  public ImportSettings {
    Manifest.requireName(name);
    Objects.requireNonNull(overrides, "overrides");
    Objects.requireNonNull(maxTokens, "maxTokens");
    Objects.requireNonNull(precision, "precision");
    Objects.requireNonNull(weightType, "weightType");
    thresholds = Map.copyOf(thresholds);
  }

  /** Weights as float32, computed in half precision where that is native, all else as found. */
  public static ImportSettings named(String name) {
    return new ImportSettings(
        name,
        Overrides.none(),
        Optional.empty(),
        Manifest.Precision.AUTO,
        WeightType.FLOAT32,
        null,
        Map.of(),
        false);
  }
}
