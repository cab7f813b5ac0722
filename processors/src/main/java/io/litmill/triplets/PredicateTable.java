package io.litmill.triplets;

import java.util.Map;
import java.util.Optional;

/**
 * What each model's labels say.
 *
 * @param byBundle by id of the bundle, then by label; empty for a label that makes no triplet
 */
public record PredicateTable(Map<String, Map<String, Optional<Predicate>>> byBundle) {
  public PredicateTable {
    byBundle = Map.copyOf(byBundle);
  }

  /** The predicate for a relation, if it makes a triplet. */
  Optional<Predicate> of(String bundleId, String label) {
    Optional<Predicate> predicate = byBundle.getOrDefault(bundleId, Map.of()).get(label);
    if (predicate == null) {
      throw new IllegalArgumentException(
          "bundle " + bundleId + " gave the label " + label + ", for which nothing is said");
    }
    return predicate;
  }
}
