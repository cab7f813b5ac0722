package io.litmill.classification;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a classifier says of a text.
 *
 * @param probabilities of all labels in the order of the bundle; they sum to 1 in single-label
 *     bundles, and each stands for itself in multi-label ones
 * @param labels that are given: one in single-label bundles, any number in multi-label ones
 */
public record Classification(Map<String, Double> probabilities, List<String> labels) {
  public Classification {
    probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
    labels = List.copyOf(labels);
  }

  /**
   * The label of a single-label classification.
   *
   * @throws IllegalStateException if there is none or more than one
   */
  public String label() {
    if (labels.size() != 1) {
      throw new IllegalStateException("there are the labels " + labels + ", not one");
    }
    return labels.get(0);
  }
}
