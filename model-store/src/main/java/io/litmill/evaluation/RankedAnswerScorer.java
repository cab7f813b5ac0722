package io.litmill.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ranked answers to factoid questions, as BioASQ scores them: the five first ones are looked at;
 * letter case and white space around an answer do not matter. One thread.
 */
public final class RankedAnswerScorer {
  private static final int RANKS = 5;
  private long questions;
  private long first;
  private long any;
  private double reciprocalRanks;

  /**
   * @param gold all accepted answers
   * @param ranked the best one first
   */
  public void add(Collection<String> gold, List<String> ranked) {
    Set<String> accepted =
        gold.stream().map(RankedAnswerScorer::folded).collect(Collectors.toSet());
    questions++;
    for (int rank = 0; rank < Math.min(RANKS, ranked.size()); rank++) {
      if (accepted.contains(folded(ranked.get(rank)))) {
        first += rank == 0 ? 1 : 0;
        any++;
        reciprocalRanks += 1.0 / (rank + 1);
        return;
      }
    }
  }

  /** The share of questions whose first answer is right. */
  public double strictAccuracy() {
    return share(first);
  }

  /** The share of questions with a right answer among the first five. */
  public double lenientAccuracy() {
    return share(any);
  }

  /** The mean of 1 / rank of the first right answer, 0 where it is not among the first five. */
  public double meanReciprocalRank() {
    return share(reciprocalRanks);
  }

  private double share(double sum) {
    return questions == 0 ? 0 : sum / questions;
  }

  private static String folded(String answer) {
    return answer.strip().toLowerCase(Locale.ROOT);
  }
}
