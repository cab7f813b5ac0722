package io.litmill.triplets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Words that deny.
 *
 * @param start index of the first word
 * @param end index after the last word
 */
record NegationCue(int start, int end, Kind kind) {
  /** How far a cue reaches. */
  enum Kind {
    /** Denies the predicate: not, no, never, failed to. */
    PLAIN,
    /** Denies what follows in its own phrase: without. */
    CLAUSE,
    /** Takes the next mention out: but not. */
    CONTRAST
  }

  private static final Set<String> ONE_WORD =
      Set.of(
          "no", "not", "cannot", "never", "neither", "nor", "unaffected", "unchanged", "unaltered");
  private static final Set<String> HARMLESS_AFTER =
      Set.of("only", "just", "merely", "simply", "solely", "necessarily", "doubt", "least");
  private static final Set<String> BEFORE_TO =
      Set.of("fail", "fails", "failed", "failing", "failure", "unable", "inability");
  private static final Set<String> BEFORE_OF = Set.of("lack", "lacks", "absence", "devoid");
  private static final Set<String> AUXILIARIES =
      Set.of(
          "is", "was", "are", "were", "be", "been", "being", "has", "have", "had", "do", "does",
          "did", "can", "could", "may", "might", "will", "would");
  private static final Set<String> MARKS = Set.of(".", "-", "‐", "–");

  /** All cues of a sentence in order. */
  static List<NegationCue> in(Words words) {
    List<NegationCue> cues = new ArrayList<>();
    int next;
    for (int i = 0; i < words.size(); i = next) {
      Optional<NegationCue> cue = at(words, i);
      cue.ifPresent(cues::add);
      next = cue.map(NegationCue::end).orElse(i + 1);
    }
    return cues;
  }

  private static Optional<NegationCue> at(Words words, int i) {
    String word = words.at(i);
    String next = words.at(i + 1);
    if (contrast(word, next)) {
      boolean harmless = next.equals("not") && HARMLESS_AFTER.contains(words.at(i + 2));
      return harmless ? Optional.empty() : Optional.of(new NegationCue(i, i + 2, Kind.CONTRAST));
    }
    if (word.equals("without")) {
      return Optional.of(new NegationCue(i, i + 1, Kind.CLAUSE));
    }
    if ((BEFORE_TO.contains(word) && next.equals("to"))
        || (BEFORE_OF.contains(word) && next.equals("of") && !inAbsenceOf(words, i))) {
      return Optional.of(new NegationCue(i, i + 2, Kind.PLAIN));
    }
    return denying(words, i)
        ? Optional.of(new NegationCue(i, i + 1, Kind.PLAIN))
        : Optional.empty();
  }

  private static boolean contrast(String word, String next) {
    return (word.equals("but") && next.equals("not"))
        || (word.equals("rather") && next.equals("than"))
        || (word.equals("instead") && next.equals("of"));
  }

  /** "In the absence of calcium" says when, and denies nothing. */
  private static boolean inAbsenceOf(Words words, int i) {
    return words.at(i).equals("absence")
        && (words.at(i - 1).equals("in") || words.at(i - 2).equals("in"));
  }

  /** "No. 5", "or not" and "not only" deny nothing. */
  private static boolean denying(Words words, int i) {
    String word = words.at(i);
    boolean negative = ONE_WORD.contains(word) || word.endsWith("n't") || word.endsWith("n’t");
    return negative
        && !HARMLESS_AFTER.contains(words.at(i + 1))
        && !(word.equals("no") && MARKS.contains(words.at(i + 1)))
        && !(word.equals("not") && words.at(i - 1).equals("or"));
  }

  /** Whether the cue belongs to a verb, as in "was not" and "could never". */
  boolean afterAuxiliary(Words words) {
    String word = words.at(start);
    return word.equals("cannot")
        || word.endsWith("n't")
        || word.endsWith("n’t")
        || AUXILIARIES.contains(words.at(start - 1));
  }
}
