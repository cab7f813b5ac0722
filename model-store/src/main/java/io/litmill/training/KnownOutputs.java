package io.litmill.training;

import io.litmill.classification.LabelDecision;
import io.litmill.classification.TextClassifier;
import io.litmill.classification.TextInput;
import io.litmill.evaluation.TextLabeller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Outputs of a classifier, computed once and decided on many times. */
final class KnownOutputs {
  private final TextClassifier classifier;
  private final Map<TextInput, float[]> known = new HashMap<>();

  KnownOutputs(TextClassifier classifier) {
    this.classifier = classifier;
  }

  /** A labeller with other thresholds over the same outputs. */
  TextLabeller labeller(LabelDecision decision) {
    return texts -> {
      List<List<String>> labels = new ArrayList<>(texts.size());
      for (float[] output : outputs(texts)) {
        labels.add(decision.decide(output).labels());
      }
      return labels;
    };
  }

  private List<float[]> outputs(List<TextInput> texts) throws InterruptedException {
    List<TextInput> unknown =
        texts.stream().distinct().filter(text -> !known.containsKey(text)).toList();
    if (!unknown.isEmpty()) {
      List<float[]> computed = classifier.outputs(unknown);
      for (int i = 0; i < computed.size(); i++) {
        known.put(unknown.get(i), computed.get(i));
      }
    }
    return texts.stream().map(known::get).toList();
  }
}
