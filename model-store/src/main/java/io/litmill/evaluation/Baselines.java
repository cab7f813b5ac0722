package io.litmill.evaluation;

import io.litmill.corpus.Dataset;
import io.litmill.pairs.PairMarking;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Simple classifiers that are trained on the data a bundle was, to compare it with. */
public final class Baselines {
  private Baselines() {}

  /**
   * Trains them.
   *
   * @param marking of the bundle, for pairs; null where there are none
   * @return by name: {@code linear} ({@link LinearBaseline}); {@code majority}, which gives all
   *     texts the most frequent label or, where a text may have none, no label; {@code
   *     most-frequent-positive}, which gives them the most frequent label that says that there is
   *     something
   * @throws IllegalArgumentException if the data is not for classifiers
   */
  public static Map<String, TextLabeller> train(
      List<Dataset> data, PairMarking marking, long seed) {
    LabelledInputs inputs = LabelledInputs.of(data, marking);
    Map<String, TextLabeller> baselines = new LinkedHashMap<>();
    baselines.put("linear", LinearBaseline.train(inputs, seed));
    List<String> majority =
        inputs.manyLabels() ? List.of() : List.of(mostFrequent(inputs.labels(), Set.of()));
    baselines.put("majority", always(majority));
    List<String> positive = List.of(mostFrequent(inputs.labels(), Dataset.NEGATIVES));
    baselines.put("most-frequent-positive", always(positive));
    return baselines;
  }

  private static TextLabeller always(List<String> labels) {
    return texts -> texts.stream().map(text -> labels).toList();
  }

  private static String mostFrequent(Collection<Set<String>> labels, Set<String> without) {
    Map<String, Integer> counts = new TreeMap<>();
    labels.forEach(one -> one.forEach(label -> counts.merge(label, 1, Integer::sum)));
    counts.keySet().removeAll(without);
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .map(Map.Entry::getKey)
        .orElseThrow(() -> new IllegalArgumentException("the training data has no labels"));
  }
}
