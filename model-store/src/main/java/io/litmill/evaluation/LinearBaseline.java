package io.litmill.evaluation;

import io.litmill.architecture.Task;
import io.litmill.classification.Classification;
import io.litmill.classification.LabelDecision;
import io.litmill.classification.TextInput;
import io.litmill.corpus.Dataset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a model has to be better than: logistic regression on the words and word pairs of a text.
 * Its thresholds (of each label where a text may have many, otherwise of the negative one) are
 * those that are best on the training texts, each third with weights from the other two; then it is
 * trained on all.
 */
final class LinearBaseline implements TextLabeller {
  private static final int FOLDS = 3;
  private static final int STEPS = 20;

  private final LogisticRegression model;
  private final LabelDecision decision;

  private LinearBaseline(LogisticRegression model, LabelDecision decision) {
    this.model = model;
    this.decision = decision;
  }

  static LinearBaseline train(LabelledInputs data, long seed) {
    List<String> labels = data.different();
    Map<String, Double> thresholds =
        data.texts().size() < FOLDS ? Map.of() : thresholds(data, labels, seed);
    return new LinearBaseline(
        regression(data, labels, seed), new LabelDecision(task(data), labels, thresholds));
  }

  @Override
  public List<List<String>> label(List<TextInput> texts) {
    return texts.stream()
        .map(WordFeatures::of)
        .map(model::probabilities)
        .map(decision::decideProbabilities)
        .map(Classification::labels)
        .toList();
  }

  private static Task task(LabelledInputs data) {
    return data.manyLabels() ? Task.MULTI_LABEL : Task.SINGLE_LABEL;
  }

  private static LogisticRegression regression(
      LabelledInputs data, List<String> labels, long seed) {
    List<boolean[]> targets = new ArrayList<>();
    for (Set<String> gold : data.labels()) {
      boolean[] target = new boolean[labels.size()];
      gold.forEach(label -> target[labels.indexOf(label)] = true);
      targets.add(target);
    }
    List<int[]> features = data.texts().stream().map(WordFeatures::of).toList();
    return LogisticRegression.train(features, targets, labels.size(), !data.manyLabels(), seed);
  }

  private static Map<String, Double> thresholds(
      LabelledInputs data, List<String> labels, long seed) {
    List<Set<String>> gold = new ArrayList<>();
    List<double[]> probabilities = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      LogisticRegression model = regression(data.part(FOLDS, fold, false), labels, seed);
      LabelledInputs held = data.part(FOLDS, fold, true);
      gold.addAll(held.labels());
      held.texts().forEach(text -> probabilities.add(model.probabilities(WordFeatures.of(text))));
    }
    Map<String, Double> best = new HashMap<>();
    for (String label : labels) {
      if (data.manyLabels() || Dataset.NEGATIVES.contains(label)) {
        best.put(label, best(label, task(data), labels, gold, probabilities));
        if (!data.manyLabels()) {
          return best;
        }
      }
    }
    return best;
  }

  /**
   * The threshold with the best F1, of the label itself, or of the others if it is negative; of
   * equally good ones the one that is nearest to a half.
   */
  private static double best(
      String label,
      Task task,
      List<String> labels,
      List<Set<String>> gold,
      List<double[]> probabilities) {
    double best = 0.5;
    double most = -1;
    for (int step = 1; step < STEPS; step++) {
      double threshold = (double) step / STEPS;
      LabelDecision decision = new LabelDecision(task, labels, Map.of(label, threshold));
      Counts counts = Counts.NONE;
      for (int i = 0; i < probabilities.size(); i++) {
        List<String> found = decision.decideProbabilities(probabilities.get(i)).labels();
        counts = counts.plus(counts(label, task == Task.MULTI_LABEL, gold.get(i), found));
      }
      boolean nearer = Math.abs(threshold - 0.5) < Math.abs(best - 0.5);
      if (counts.f1() > most || (counts.f1() == most && nearer)) {
        most = counts.f1();
        best = threshold;
      }
    }
    return best;
  }

  private static Counts counts(String label, boolean many, Set<String> gold, List<String> found) {
    if (many) {
      long inGold = gold.contains(label) ? 1 : 0;
      long inFound = found.contains(label) ? 1 : 0;
      return new Counts(inGold, inFound, inGold * inFound);
    }
    long inGold = gold.contains(label) ? 0 : 1;
    long inFound = found.contains(label) ? 0 : 1;
    boolean same = inGold == 1 && inFound == 1 && gold.contains(found.get(0));
    return new Counts(inGold, inFound, same ? 1 : 0);
  }
}
