package io.litmill.pipeline;

import io.litmill.triplets.Predicate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A bundle that classifies pairs of mentions; its manifest says of which types.
 *
 * @param bundle its name, id or folder
 * @param minConfidence relations below are dropped
 * @param predicates what labels say where it differs from what Litmill knows; empty for a label
 *     that makes no triplet
 */
public record RelationModel(
    String bundle, double minConfidence, Map<String, Optional<Predicate>> predicates) {
  public RelationModel {
    predicates = Collections.unmodifiableMap(new TreeMap<>(predicates));
  }
}
