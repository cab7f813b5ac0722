package io.litmill.corpus;

import java.util.Objects;

/**
 * Two texts and how similar people found them.
 *
 * @param id of the pair within its corpus
 * @param score finite, on the scale of the corpus
 */
public record ScoredPair(String id, String first, String second, double score) {
  public ScoredPair {
    Texts.requireNotBlank("id of a scored pair", id);
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(second, "second");
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("score of pair " + id + " is " + score);
    }
  }
}
