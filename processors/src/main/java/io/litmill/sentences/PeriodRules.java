package io.litmill.sentences;

import io.litmill.sentences.Following.Kind;
import io.litmill.sentences.Lexicon.Stop;

/** Decides at a full stop, question or exclamation mark whether the sentence ends. Immutable. */
final class PeriodRules {
  private static final int LONGEST_LIST_NUMBER = 3;

  private final Lexicon lexicon;

  PeriodRules(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  Lexicon lexicon() {
    return lexicon;
  }

  /** At a mark with white space after it. */
  boolean ends(Candidate at) {
    if (Characters.isMark(at.text().charAt(at.next()))) {
      return false;
    }
    Following next = Following.at(at.text(), at.next(), at.limit());
    if (next.kind() == Kind.LOWER || next.kind() == Kind.CONTINUATION) {
      return false;
    }
    if (at.isFullStop()) {
      return endsAfter(at.word(), at, next);
    }
    return !at.isEllipsis() || isStarter(next) || next.isCapitalised();
  }

  private boolean endsAfter(String word, Candidate at, Following next) {
    if (at.wordStart() == at.sentenceStart() && isListMarker(word) || isLabel(at)) {
      return false;
    }
    if (next.kind() == Kind.NUMBER && (word.equals("0") || at.isDecimalPoint())) {
      return false;
    }
    if (at.isLoneLetter()) {
      return endsAfterLetter(at, next);
    }
    Stop stop = stop(word);
    if (stop == null) {
      return true;
    }
    return at.closesSomething() ? isStarter(next) : ends(stop, next);
  }

  /** {@code 1.}, {@code a.} or {@code iv.} before an item of a list. */
  private static boolean isListMarker(String word) {
    if (word.isEmpty() || word.length() > LONGEST_LIST_NUMBER) {
      return false;
    }
    boolean letter = word.length() == 1 && Character.isLetter(word.charAt(0));
    return letter
        || word.length() < LONGEST_LIST_NUMBER && word.chars().allMatch(Character::isDigit)
        || word.chars().allMatch(c -> "ivxIVX".indexOf(c) >= 0);
  }

  /** {@code RESULTS.} at the start of a sentence. */
  private boolean isLabel(Candidate at) {
    int start = at.sentenceStart();
    return Character.isUpperCase(at.text().charAt(start))
        && Character.isUpperCase(at.text().charAt(at.terminator() - 1))
        && new LabelRule(at.text(), lexicon).start(start, at.terminator(), at.limit()) == start;
  }

  private Stop stop(String word) {
    Stop known = lexicon.stopAfter(word);
    if (known == Stop.NEVER && word.chars().skip(1).anyMatch(Character::isUpperCase)) {
      return Stop.BEFORE_NUMBER; // FIG. 2, but also the receptor MR, and MRs or EDs
    }
    if (known != null || word.length() < 3 || word.length() % 2 == 0) {
      return known;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (i % 2 == 0 ? !Character.isLetter(c) : c != '.') {
        return null;
      }
    }
    return Character.isUpperCase(word.charAt(0)) ? Stop.BEFORE_STARTER : Stop.BEFORE_CAPITALISED;
  }

  private boolean ends(Stop stop, Following next) {
    return switch (stop) {
      case NEVER -> false;
      case BEFORE_NUMBER -> next.kind() == Kind.CAPITAL && !next.hasDigit();
      case BEFORE_STARTER -> isStarter(next);
      case BEFORE_CAPITALISED -> isStarter(next) || next.isCapitalised();
    };
  }

  /** After a single letter: the initial of a genus or a person, or {@code hepatitis B.} */
  private boolean endsAfterLetter(Candidate at, Following next) {
    if (isStarter(next)) {
      return true;
    }
    if (next.isInitial()) {
      return false;
    }
    String before = at.wordBefore();
    boolean small = Character.isLowerCase(at.text().charAt(at.terminator() - 1));
    if (small) {
      return next.isCapitalised() || isNumber(before) || before.equals("mu");
    }
    return isOrdinary(before) && !lexicon.leadsToName(before);
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && Characters.isDigit(word.charAt(word.length() - 1));
  }

  /** Lower case, at least after the last hyphen: {@code hepatitis}, {@code NF-kappa}. */
  private static boolean isOrdinary(String word) {
    String last = word.substring(word.lastIndexOf('-') + 1);
    return !last.isEmpty() && last.chars().allMatch(Character::isLowerCase);
  }

  private boolean isStarter(Following next) {
    return next.kind() == Kind.CAPITAL && next.standsAlone() && lexicon.isStarter(next.word());
  }

  /**
   * At a mark without white space after it: {@code cells.The}, where a capitalised word follows.
   */
  boolean endsGlued(Candidate at) {
    if (at.text().startsWith("(ABSTRACT TRUNCATED", at.next())) {
      return true;
    }
    Following next = Following.at(at.text(), at.next(), at.limit());
    return Character.isUpperCase(at.text().charAt(at.next()))
        && followsWord(at)
        && (isStarter(next) || next.isWord());
  }

  /** At a mark with a reference glued to it: {@code cells.[1,2] The} or {@code cells.12 The}. */
  boolean endsAfterReference(Candidate at) {
    Following next = Following.at(at.text(), at.next(), at.limit());
    return followsWord(at) && (isStarter(next) || next.isCapitalised());
  }

  /** An ordinary lower-case word, a percent sign or something closed stands before the mark. */
  private boolean followsWord(Candidate at) {
    if (at.terminator() == at.sentenceStart()) {
      return false;
    }
    char last = at.text().charAt(at.terminator() - 1);
    if (last == '%' || Characters.isClosingBracket(last)) {
      return true;
    }
    String word = at.word();
    return word.length() > 2
        && word.chars().allMatch(c -> Character.isLowerCase(c) || c == '-')
        && stop(word) == null;
  }
}
