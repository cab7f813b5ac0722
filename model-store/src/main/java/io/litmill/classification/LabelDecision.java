package io.litmill.classification;

import io.litmill.architecture.Task;
import io.litmill.bundle.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From a head's outputs to labels. Multi-label: each label whose sigmoid is at least its threshold,
 * 0.5 if it has none. Single-label: the likeliest label; but where one label has a threshold, that
 * label is given if, and only if, its probability is at least the threshold, and the likeliest of
 * the others otherwise.
 */
public final class LabelDecision {
  private static final double DEFAULT_THRESHOLD = 0.5;

  private final Task task;
  private final List<String> labels;
  private final Map<String, Double> thresholds;

  /**
   * A rule.
   *
   * @param labels in the order of the outputs
   * @param thresholds by label; one at most for single-label
   */
  public LabelDecision(Task task, List<String> labels, Map<String, Double> thresholds) {
    if (task != Task.SINGLE_LABEL && task != Task.MULTI_LABEL) {
      throw new IllegalArgumentException("task " + task.optionName() + " gives a text no labels");
    }
    if (task == Task.SINGLE_LABEL && thresholds.size() > 1) {
      throw new IllegalArgumentException(
          "thresholds of %s: a single-label bundle can have one only, for the label that means none of the others"
              .formatted(thresholds.keySet()));
    }
    this.task = task;
    this.labels = List.copyOf(labels);
    this.thresholds = new HashMap<>(thresholds);
  }

  public static LabelDecision of(Manifest manifest) {
    return new LabelDecision(
        manifest.model().task(), manifest.model().labels(), manifest.thresholds());
  }

  /**
   * Decides.
   *
   * @param logits the outputs for one text
   */
  public Classification decide(float[] logits) {
    return decideProbabilities(probabilities(logits));
  }

  /** Softmax in single-label, sigmoids in multi-label tasks. */
  public double[] probabilities(float[] logits) {
    double[] values = new double[logits.length];
    if (task == Task.MULTI_LABEL) {
      for (int i = 0; i < values.length; i++) {
        values[i] = 1 / (1 + Math.exp(-logits[i]));
      }
      return values;
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      largest = Math.max(largest, logit);
    }
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.exp(logits[i] - largest);
      sum += values[i];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= sum;
    }
    return values;
  }

  /** As {@link #decide}, with the probabilities known. */
  public Classification decideProbabilities(double[] values) {
    Map<String, Double> named = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      named.put(labels.get(i), values[i]);
    }
    return new Classification(named, task == Task.MULTI_LABEL ? many(values) : one(values));
  }

  private List<String> many(double[] values) {
    List<String> given = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (values[i] >= thresholds.getOrDefault(labels.get(i), DEFAULT_THRESHOLD)) {
        given.add(labels.get(i));
      }
    }
    return given;
  }

  private List<String> one(double[] values) {
    String best = null;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      Double threshold = thresholds.get(labels.get(i));
      if (threshold != null && values[i] >= threshold) {
        return List.of(labels.get(i));
      }
      if (threshold == null && values[i] > most) {
        best = labels.get(i);
        most = values[i];
      }
    }
    return List.of(best);
  }
}
