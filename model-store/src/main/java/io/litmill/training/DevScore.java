package io.litmill.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Scores a model on dev sets while it is trained. */
public interface DevScore {

  /**
   * Scores a model.
   *
   * @param full whether to use all of the dev sets, or the part that is enough to compare epochs
   */
  Result score(Candidate model, boolean full) throws InterruptedException;

  /**
   * Scores, larger is better.
   *
   * @param main decides which weights are best
   * @param scores by name, in percent where they are shares
   * @param thresholds by label, chosen on the dev sets; empty where there are none
   */
  record Result(double main, Map<String, Double> scores, Map<String, Double> thresholds) {
    public Result {
      scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
      thresholds = Map.copyOf(thresholds);
    }
  }
}
