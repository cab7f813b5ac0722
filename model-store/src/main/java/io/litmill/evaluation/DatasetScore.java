package io.litmill.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a model did on one data set.
 *
 * @param size texts, pairs or questions
 * @param figures by name, all in percent; the first is the one that papers compare
 * @param byKind counts by entity type or label; empty where there are none
 */
public record DatasetScore(
    int size, Map<String, Double> figures, @JsonProperty("by-kind") Map<String, Row> byKind) {
  public DatasetScore {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    byKind = Collections.unmodifiableMap(new LinkedHashMap<>(byKind));
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("a score has no figures");
    }
  }

  /** The figure that papers compare, in percent. */
  public double main() {
    return figures.values().iterator().next();
  }

  /**
   * A kind's counts, and its precision, recall and F1 in percent.
   *
   * @param gold how many there are
   */
  public record Row(
      long gold, long found, long correct, double precision, double recall, double f1) {
    static Row of(Counts counts) {
      return new Row(
          counts.gold(),
          counts.found(),
          counts.correct(),
          100 * counts.precision(),
          100 * counts.recall(),
          100 * counts.f1());
    }

    Counts counts() {
      return new Counts(gold, found, correct);
    }
  }

  /** Gathers the figures of a score. */
  static final class Figures {
    private final Map<String, Double> percent = new LinkedHashMap<>();

    /**
     * @param share 0 to 1
     */
    Figures add(String name, double share) {
      percent.put(name, 100 * share);
      return this;
    }

    /** Precision, recall and F1, the last first. */
    Figures add(Counts counts) {
      return add("f1", counts.f1())
          .add("precision", counts.precision())
          .add("recall", counts.recall());
    }

    DatasetScore score(int size, ItemScore byKind) {
      Map<String, Row> rows = new LinkedHashMap<>();
      byKind.byKind().forEach((kind, counts) -> rows.put(kind, Row.of(counts)));
      return new DatasetScore(size, percent, rows);
    }
  }
}
