package io.litmill.training;

import io.litmill.architecture.Task;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses thresholds by a score: of single-label recipes that of the negative label, of multi-label
 * ones one for all labels and then, label by label, one for each.
 */
final class ThresholdSearch {
  private static final int STEPS = 20;
  private static final int ROUNDS = 2;

  private final Recipe recipe;
  private final List<String> labels;
  private double bestScore;
  private Map<String, Double> best = Map.of();

  ThresholdSearch(Recipe recipe, List<String> labels) {
    this.recipe = recipe;
    this.labels = labels;
  }

  /** What is to be as large as possible. */
  interface Score {
    double of(Map<String, Double> thresholds) throws InterruptedException;
  }

  /** The best thresholds; none where the usual decision is not worse. */
  Map<String, Double> best(Score score) throws InterruptedException {
    bestScore = score.of(best);
    if (recipe.task() == Task.SINGLE_LABEL) {
      if (recipe.pairs() == null) {
        return Map.of();
      }
      tryAll(List.of(recipe.pairs().negativeLabel()), score);
      return best;
    }
    tryAll(labels, score);
    for (int round = 0; round < ROUNDS; round++) {
      for (String label : labels) {
        tryAll(List.of(label), score);
      }
    }
    return best;
  }

  private void tryAll(List<String> changed, Score score) throws InterruptedException {
    Map<String, Double> start = best;
    for (int step = 1; step < STEPS; step++) {
      Map<String, Double> tried = new HashMap<>(start);
      double threshold = (double) step / STEPS;
      changed.forEach(label -> tried.put(label, threshold));
      double value = score.of(tried);
      if (value > bestScore) {
        bestScore = value;
        best = tried;
      }
    }
  }
}
