package io.litmill.evaluation;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Single-label classification: one gold and one found label each time. One thread. */
public final class ClassScorer {
  private final Map<String, Long> gold = new TreeMap<>();
  private final Map<String, Long> found = new TreeMap<>();
  private final Map<String, Long> correct = new TreeMap<>();
  private long all;
  private long right;

  public void add(String goldLabel, String foundLabel) {
    all++;
    gold.merge(goldLabel, 1L, Long::sum);
    found.merge(foundLabel, 1L, Long::sum);
    if (goldLabel.equals(foundLabel)) {
      right++;
      correct.merge(goldLabel, 1L, Long::sum);
    }
  }

  /** The share of texts with the right label, 0 to 1; 0 of none. */
  public double accuracy() {
    return all == 0 ? 0 : (double) right / all;
  }

  public long texts() {
    return all;
  }

  /** All labels, gold or found. */
  public ItemScore score() {
    TreeSet<String> labels = new TreeSet<>(gold.keySet());
    labels.addAll(found.keySet());
    return score(labels);
  }

  /**
   * The chosen labels alone: their overall F1 is the micro F1 that ChemProt is scored with over its
   * positive classes, their macro F1 the one of DDI in BLUE.
   */
  public ItemScore score(Collection<String> labels) {
    Map<String, Counts> counts = new TreeMap<>();
    for (String label : labels) {
      counts.put(label, new Counts(of(gold, label), of(found, label), of(correct, label)));
    }
    return new ItemScore(counts);
  }

  private static long of(Map<String, Long> counts, String label) {
    return counts.getOrDefault(label, 0L);
  }
}
