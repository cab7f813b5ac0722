package io.litmill.questions;

import io.litmill.corpus.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The best answers of a passage, as BERT's run_squad finds them: of the 20 best starts and ends of
 * each window, those pairs with at most 30 pieces whose start is seen best in that window; the 20
 * best of these over all windows, with a softmax over their scores. A score is the sum of the start
 * and the end logit.
 */
final class AnswerSearch {
  private static final int BEST = 20;
  private static final int LONGEST = 30;

  private AnswerSearch() {}

  private record Found(Span span, double score) {}

  /**
   * The best answers, the best first; none for a passage without windows.
   *
   * @param logits for each window and each of its tokens those of start and end
   */
  static List<ScoredAnswer> best(
      String passage, List<QuestionWindow> windows, List<float[][]> logits) {
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      add(windows, windows.get(i), logits.get(i), found);
    }
    found.sort(Comparator.comparingDouble(Found::score).reversed());
    List<Found> best = different(found);
    double largest = best.isEmpty() ? 0 : best.get(0).score();
    double sum = best.stream().mapToDouble(each -> Math.exp(each.score() - largest)).sum();
    return best.stream()
        .map(
            each ->
                new ScoredAnswer(
                    each.span(), each.span().of(passage), Math.exp(each.score() - largest) / sum))
        .toList();
  }

  private static List<Found> different(List<Found> sorted) {
    Set<Span> seen = new HashSet<>();
    return sorted.stream().filter(each -> seen.add(each.span())).limit(BEST).toList();
  }

  private static void add(
      List<QuestionWindow> windows, QuestionWindow window, float[][] logits, List<Found> found) {
    int[] starts = best(window, piece -> logits[position(window, piece)][0]);
    int[] ends = best(window, piece -> logits[position(window, piece)][1]);
    for (int start : starts) {
      if (!seenBest(windows, window, start)) {
        continue;
      }
      for (int end : ends) {
        if (end >= start && end - start < LONGEST) {
          double score = logits[position(window, start)][0] + logits[position(window, end)][1];
          Span span = new Span(window.passage().start(start), window.passage().end(end));
          found.add(new Found(span, score));
        }
      }
    }
  }

  private static int position(QuestionWindow window, int piece) {
    return piece - window.from() + window.offset();
  }

  private static int[] best(QuestionWindow window, IntToDoubleFunction logit) {
    return IntStream.range(window.from(), window.to())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer piece) -> -logit.applyAsDouble(piece)))
        .limit(BEST)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static boolean seenBest(List<QuestionWindow> windows, QuestionWindow window, int piece) {
    double here = window.context(piece);
    for (QuestionWindow other : windows) {
      boolean holds = other.from() <= piece && piece < other.to();
      boolean earlier = other.from() < window.from();
      double there = holds ? other.context(piece) : -1;
      if (there > here || (earlier && there == here)) {
        return false;
      }
    }
    return true;
  }
}
