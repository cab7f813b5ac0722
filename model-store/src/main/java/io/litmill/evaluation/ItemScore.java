package io.litmill.evaluation;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Items that were to be found, counted by kind: mentions by type, relations by label.
 *
 * @param byKind sorted by the kind's name, unless it was given in an order
 */
public record ItemScore(Map<String, Counts> byKind) {
  static final ItemScore NONE = new ItemScore(Map.of());

  public ItemScore {
    byKind = Collections.unmodifiableMap(new LinkedHashMap<>(byKind));
  }

  /** The sums over all kinds: their F1 is the micro-averaged one. */
  public Counts overall() {
    return byKind.values().stream().reduce(Counts.NONE, Counts::plus);
  }

  /** The mean of the kinds' F1, 0 to 1. */
  public double macroF1() {
    return Means.arithmetic(byKind.values().stream().map(Counts::f1).toList());
  }

  public ItemScore plus(ItemScore other) {
    Map<String, Counts> sums = new TreeMap<>(byKind);
    other.byKind.forEach((kind, counts) -> sums.merge(kind, counts, Counts::plus));
    return new ItemScore(sums);
  }

  /** Counts items as they come. One thread. */
  static final class Tally {
    private final Map<String, Counts> byKind = new TreeMap<>();

    void add(String kind, Counts counts) {
      byKind.merge(kind, counts, Counts::plus);
    }

    <T> void add(String kind, Set<T> gold, Set<T> found) {
      Set<T> correct = new HashSet<>(found);
      correct.retainAll(gold);
      byKind.merge(kind, new Counts(gold.size(), found.size(), correct.size()), Counts::plus);
    }

    ItemScore score() {
      return new ItemScore(byKind);
    }
  }
}
