package io.litmill.evaluation;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Labels of documents whose sentences are labelled: those of a document are the union of its
 * sentences'. One thread.
 */
public final class DocumentLabelScorer {
  private final List<String> labels;
  private final Map<String, Set<String>> gold = new TreeMap<>();
  private final Map<String, Set<String>> found = new TreeMap<>();

  /**
   * @param labels all that there are, in the order of the report
   */
  public DocumentLabelScorer(Collection<String> labels) {
    this.labels = List.copyOf(labels);
  }

  /** Adds a sentence, or a document at once. */
  public void add(String document, Collection<String> goldLabels, Collection<String> foundLabels) {
    gold.computeIfAbsent(document, id -> new HashSet<>()).addAll(goldLabels);
    found.computeIfAbsent(document, id -> new HashSet<>()).addAll(foundLabels);
  }

  /**
   * The scores of all documents.
   *
   * @param documents that were added
   * @param labelled documents with a gold label: precision and recall are averages over these
   * @param precision the average share of right ones among a document's found labels, 0 for a
   *     document for which none was found
   * @param recall the average share of found ones among a document's gold labels
   * @param byLabel counts over all documents
   */
  public record Score(
      int documents, int labelled, double precision, double recall, ItemScore byLabel) {
    /** BLUE's score for the hallmarks of cancer: the harmonic mean of the two averages. */
    public double f1() {
      return Means.harmonic(precision, recall);
    }
  }

  public Score score() {
    ItemScore.Tally tally = new ItemScore.Tally();
    double precision = 0;
    double recall = 0;
    int labelled = 0;
    for (String document : gold.keySet()) {
      Counts counts = counts(document, tally);
      if (counts.gold() > 0) {
        labelled++;
        precision += counts.precision();
        recall += counts.recall();
      }
    }
    int divisor = Math.max(1, labelled);
    return new Score(gold.size(), labelled, precision / divisor, recall / divisor, tally.score());
  }

  private Counts counts(String document, ItemScore.Tally tally) {
    Counts counts = Counts.NONE;
    for (String label : labels) {
      long inGold = gold.get(document).contains(label) ? 1 : 0;
      long inFound = found.get(document).contains(label) ? 1 : 0;
      Counts one = new Counts(inGold, inFound, inGold * inFound);
      tally.add(label, one);
      counts = counts.plus(one);
    }
    return counts;
  }
}
