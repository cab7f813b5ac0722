package io.litmill.labels;

import io.litmill.classification.Classification;
import java.util.Objects;

/**
 * What a model says of a sentence, or of a part of one that is too long for it.
 *
 * @param sentence index in the article
 */
public record SentenceLabels(int sentence, Classification classification) {
  public SentenceLabels {
    Objects.requireNonNull(classification, "classification");
  }
}
