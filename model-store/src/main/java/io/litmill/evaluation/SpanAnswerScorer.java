package io.litmill.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One answer a question, as SQuAD scores it (Rajpurkar et al. 2016): without regard to letter case,
 * punctuation, articles and white space; against the accepted answer that it is nearest to. One
 * thread.
 */
public final class SpanAnswerScorer {
  private static final Pattern PUNCTUATION = Pattern.compile("\\p{Punct}");
  private static final Pattern ARTICLE = Pattern.compile("\\b(a|an|the)\\b");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private long questions;
  private double exact;
  private double tokens;

  /**
   * @param gold accepted answers; empty where the passage has no answer
   * @param answer empty for none
   */
  public void add(Collection<String> gold, String answer) {
    questions++;
    Collection<String> accepted = gold.isEmpty() ? List.of("") : gold;
    List<String> found = words(answer);
    exact += accepted.stream().anyMatch(one -> words(one).equals(found)) ? 1 : 0;
    tokens += accepted.stream().mapToDouble(one -> tokenF1(words(one), found)).max().orElse(0);
  }

  /** The share of questions with an accepted answer, 0 to 1. */
  public double exactMatch() {
    return questions == 0 ? 0 : exact / questions;
  }

  /** The mean F1 of the answers' words, 0 to 1. */
  public double tokenF1() {
    return questions == 0 ? 0 : tokens / questions;
  }

  private static double tokenF1(List<String> gold, List<String> found) {
    if (gold.isEmpty() || found.isEmpty()) {
      return gold.equals(found) ? 1 : 0;
    }
    List<String> left = new ArrayList<>(gold);
    long correct = found.stream().filter(left::remove).count();
    return new Counts(gold.size(), found.size(), correct).f1();
  }

  private static List<String> words(String answer) {
    String plain = PUNCTUATION.matcher(answer.toLowerCase(Locale.ROOT)).replaceAll("");
    String bare = ARTICLE.matcher(plain).replaceAll(" ").strip();
    return bare.isEmpty() ? List.of() : Arrays.asList(SPACE.split(bare));
  }
}
