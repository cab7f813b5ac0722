package io.litmill.evaluation;

import io.litmill.classification.Classification;
import io.litmill.classification.TextClassifier;
import io.litmill.classification.TextInput;
import java.util.List;

/** Gives texts labels: a bundle, or a baseline beside it. */
@FunctionalInterface
public interface TextLabeller {
  /** The labels of each text in the order given. */
  List<List<String>> label(List<TextInput> texts) throws InterruptedException;

  /** As the classifier decides. */
  static TextLabeller of(TextClassifier classifier) {
    return texts -> classifier.classify(texts).stream().map(Classification::labels).toList();
  }
}
