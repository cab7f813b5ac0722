package io.litmill.tagging;

import io.litmill.corpus.TypedSpan;
import java.util.Objects;

/**
 * A mention that a tagger found.
 *
 * @param confidence geometric mean of the probabilities of its words' labels, more than 0, at most
 *     1
 */
public record ScoredSpan(TypedSpan span, double confidence) {
  public ScoredSpan {
    Objects.requireNonNull(span, "span");
    if (!(confidence > 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence " + confidence + " is not in (0, 1]");
    }
  }
}
