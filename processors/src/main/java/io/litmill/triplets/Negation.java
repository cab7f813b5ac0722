package io.litmill.triplets;

import io.litmill.corpus.Span;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a sentence denies a relation between two of its mentions: a rule of cue words and their
 * scope in the manner of NegEx (Chapman et al. 2001), kept small and readable.
 *
 * <ul>
 *   <li><b>between</b>: a cue such as <i>not, no, cannot, failed to, without, lack of</i> stands
 *       between the two mentions, and its scope reaches the second.
 *   <li><b>before</b>: such a cue stands at most six words before the first mention, with no other
 *       mention in between, and its scope reaches the second: <i>no effect of A on B</i>.
 *   <li><b>after</b>: an auxiliary verb with <i>not</i> follows the second mention within six
 *       words: <i>inhibition of B by A was not observed</i>.
 *   <li><b>contrast</b>: one of the two is what <i>but not</i>, <i>rather than</i> or <i>instead
 *       of</i> takes out.
 * </ul>
 *
 * <p>A scope ends at a semicolon, colon, at words such as <i>but, whereas, because</i>, at
 * <i>and</i> before a new verb, and, of cues before the first mention, in relative clauses and of
 * <i>without</i>, at a comma. <i>Not only</i> and the like deny nothing, nor does what is said of a
 * phrase such as <i>the A antagonist B</i>.
 */
public final class Negation {
  private static final int BEFORE = 6;
  private static final int AFTER = 6;
  private static final int CONTRAST = 2;

  private final Words words;
  private final List<NegationCue> cues;
  private final List<WordRange> mentions;

  /**
   * Looks for the cues of a sentence.
   *
   * @param mentions all mentions of the sentence in reading order, UTF-16 offsets into it
   */
  public Negation(String sentence, List<Span> mentions) {
    this.words = Words.of(sentence);
    this.cues = NegationCue.in(words);
    this.mentions = mentions.stream().map(words::covering).toList();
  }

  /**
   * Whether the sentence denies a relation between two of its mentions.
   *
   * @param head UTF-16 offsets into the sentence, as {@code tail}
   */
  public boolean denies(Span head, Span tail) {
    return denials(head, tail).findAny().isPresent();
  }

  /**
   * Whether <i>without</i> alone denies it, which may be said of another group: <i>13 cases of B
   * after A and 26 without B</i>.
   *
   * @param head UTF-16 offsets into the sentence, as {@code tail}
   */
  boolean withoutAlone(Span head, Span tail) {
    return denies(head, tail)
        && denials(head, tail).allMatch(cue -> cue.kind() == NegationCue.Kind.CLAUSE);
  }

  private Stream<NegationCue> denials(Span head, Span tail) {
    if (cues.isEmpty()) {
      return Stream.empty();
    }
    boolean headFirst = head.compareTo(tail) <= 0;
    WordRange first = words.covering(headFirst ? head : tail);
    WordRange second = words.covering(headFirst ? tail : head);
    boolean phrase = words.phrase(first, second);
    return cues.stream()
        .filter(cue -> !phrase || between(cue, first, second))
        .filter(cue -> denies(cue, first, second) && !insideMention(cue));
  }

  private boolean denies(NegationCue cue, WordRange first, WordRange second) {
    return switch (cue.kind()) {
      case CONTRAST -> contrasts(cue, first) || contrasts(cue, second);
      case PLAIN, CLAUSE -> reaches(cue, first, second);
    };
  }

  private static boolean between(NegationCue cue, WordRange first, WordRange second) {
    return cue.start() >= first.end() && cue.end() <= second.start();
  }

  private boolean insideMention(NegationCue cue) {
    return mentions.stream().anyMatch(m -> m.start() < cue.end() && cue.start() < m.end());
  }

  private boolean reaches(NegationCue cue, WordRange first, WordRange second) {
    if (cue.end() <= first.start()) {
      return cue.kind() == NegationCue.Kind.PLAIN
          && first.start() - cue.end() < BEFORE
          && noMentionIn(cue.end(), first.start())
          && words.open(cue.end(), second.start(), true);
    }
    if (between(cue, first, second)) {
      boolean commaEnds =
          cue.kind() == NegationCue.Kind.CLAUSE || words.relativeClause(cue.start());
      return words.open(cue.end(), second.start(), commaEnds);
    }
    return cue.start() >= second.end() && follows(cue, second);
  }

  /** A verb phrase such as "was not seen" close after the second mention. */
  private boolean follows(NegationCue cue, WordRange second) {
    return cue.afterAuxiliary(words)
        && cue.start() - second.end() < AFTER
        && noMentionIn(second.end(), cue.start())
        && words.closed(second.end(), cue.start());
  }

  private boolean noMentionIn(int from, int to) {
    return mentions.stream().noneMatch(m -> m.start() >= from && m.end() <= to);
  }

  /** Whether a mention is the next after a contrast, or is joined to that by commas, or, and. */
  private boolean contrasts(NegationCue cue, WordRange mention) {
    int end = cue.end();
    for (WordRange next : mentions) {
      if (next.start() < end) {
        continue;
      }
      boolean near =
          end == cue.end() ? next.start() - end <= CONTRAST : words.onlyJoins(end, next.start());
      if (!near) {
        return false;
      }
      if (next.equals(mention)) {
        return true;
      }
      end = next.end();
    }
    return false;
  }
}
