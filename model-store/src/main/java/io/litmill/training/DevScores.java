package io.litmill.training;

import io.litmill.evaluation.DatasetScore;
import io.litmill.training.Curriculum.DevSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gathers the scores of dev sets; the main score is their weighted mean. */
final class DevScores {
  private final String figure;
  private final Map<String, Double> scores = new LinkedHashMap<>();
  private double sum;
  private double weights;

  /**
   * Scores that are to be gathered.
   *
   * @param figure which counts; null for the first one of each
   */
  DevScores(String figure) {
    this.figure = figure;
  }

  void add(DevSet set, DatasetScore score) {
    Double main = figure == null ? Double.valueOf(score.main()) : score.figures().get(figure);
    if (main == null) {
      throw new IllegalArgumentException(
          "%s has no score \"%s\", only %s"
              .formatted(set.name(), figure, score.figures().keySet()));
    }
    score.figures().forEach((name, value) -> scores.put(set.name() + " " + name, value));
    if (score.byKind().size() > 1) {
      score.byKind().forEach((kind, row) -> scores.put(set.name() + " " + kind + " f1", row.f1()));
    }
    sum += set.weight() * main;
    weights += set.weight();
  }

  double main() {
    return weights == 0 ? 0 : sum / weights;
  }

  DevScore.Result result(Map<String, Double> thresholds) {
    return new DevScore.Result(main(), scores, thresholds);
  }
}
