package io.litmill.concepts;

import io.litmill.concepts.Abbreviations.Definition;
import io.litmill.corpus.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The algorithm of Schwartz and Hearst over one sentence (A simple algorithm for identifying
 * abbreviation definitions in biomedical text, Pacific Symposium on Biocomputing 2003).
 *
 * <p>A short form has 2 to 10 characters in at most two words, begins with a letter or a digit, has
 * a capital letter or a digit, and letters make up at least half of it. Its letters and digits must
 * be found in the long form from right to left, the first of them at the start of a word, within
 * the last min(n + 5, 2n) words for n characters. A Greek letter matches the initial of its name
 * too.
 */
final class SchwartzHearst {
  private static final int SHORTEST = 2;
  private static final int LONGEST = 10;
  private static final int MOST_WORDS = 2;
  private static final int MORE_WORDS = 5;

  private final String text;
  private final Span sentence;

  SchwartzHearst(String text, Span sentence) {
    this.text = text;
    this.sentence = sentence;
  }

  List<Definition> definitions() {
    List<Definition> definitions = new ArrayList<>();
    for (int at = sentence.start(); at < sentence.end(); at++) {
      char c = text.charAt(at);
      if (c == '(' || c == '[') {
        int close = closing(at);
        if (close > at) {
          definition(at, close).ifPresent(definitions::add);
        }
      }
    }
    return definitions;
  }

  private int closing(int open) {
    int depth = 0;
    for (int at = open; at < sentence.end(); at++) {
      char c = text.charAt(at);
      if (c == '(' || c == '[') {
        depth++;
      } else if ((c == ')' || c == ']') && --depth == 0) {
        return at;
      }
    }
    return -1;
  }

  /** First the usual order, a long form before the brackets, then the other one. */
  private Optional<Definition> definition(int open, int close) {
    Span inside = trimmed(open + 1, firstOf(",;([", open + 1, close));
    if (inside == null) {
      return Optional.empty();
    }
    Optional<Definition> usual =
        isShortForm(inside.of(text)) ? longFormBefore(open, inside) : Optional.empty();
    return usual.or(() -> longFormInside(open, trimmed(open + 1, firstOf(";", open + 1, close))));
  }

  private Optional<Definition> longFormBefore(int open, Span shortSpan) {
    String shortForm = shortSpan.of(text);
    int start = open;
    for (int words = mostWords(shortForm); words > 0 && start > sentence.start(); words--) {
      start = wordStart(start);
    }
    return matched(shortSpan, trimmed(start, open));
  }

  private Optional<Definition> longFormInside(int open, Span longSpan) {
    Span before = trimmed(wordStart(open), open);
    if (before == null || !isShortForm(before.of(text))) {
      return Optional.empty();
    }
    return matched(before, longSpan)
        .filter(found -> found.longSpan().start() == longSpan.start())
        .filter(found -> words(found.longForm()) <= mostWords(found.shortForm()));
  }

  private Optional<Definition> matched(Span shortSpan, Span candidate) {
    if (candidate == null) {
      return Optional.empty();
    }
    String shortForm = shortSpan.of(text);
    int start = longStart(shortForm, candidate);
    if (start < 0) {
      return Optional.empty();
    }
    Span longSpan = new Span(start, candidate.end());
    String longForm = longSpan.of(text);
    boolean longer = longForm.length() > shortForm.length();
    return longer && !holds(longForm, shortForm)
        ? Optional.of(new Definition(shortSpan, longSpan, shortForm, longForm))
        : Optional.empty();
  }

  /** Where the long form begins, or -1 if the letters of the short form are not all there. */
  private int longStart(String shortForm, Span candidate) {
    int at = candidate.end();
    for (int i = shortForm.length() - 1; i >= 0; i--) {
      char c = shortForm.charAt(i);
      if (!Character.isLetterOrDigit(c)) {
        continue;
      }
      boolean first = shortForm.substring(0, i).chars().noneMatch(Character::isLetterOrDigit);
      at--;
      while (at >= candidate.start()
          && (!matches(c, text.charAt(at)) || first && !startsWord(at, candidate))) {
        at--;
      }
      if (at < candidate.start()) {
        return -1;
      }
    }
    while (at > candidate.start() && !isSpace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private boolean startsWord(int at, Span candidate) {
    return at == candidate.start() || !Character.isLetterOrDigit(text.charAt(at - 1));
  }

  private static boolean matches(char shortLetter, char longLetter) {
    char folded = Character.toLowerCase(longLetter);
    char sought = Character.toLowerCase(shortLetter);
    return sought == folded || NameKeys.greekInitial(sought) == folded;
  }

  private static boolean isShortForm(String form) {
    if (form.length() < SHORTEST || form.length() > LONGEST || words(form) > MOST_WORDS) {
      return false;
    }
    long letters = form.chars().filter(Character::isLetter).count();
    long characters = form.chars().filter(c -> !isSpace((char) c)).count();
    boolean marked = form.chars().anyMatch(c -> Character.isUpperCase(c) || Character.isDigit(c));
    return marked && Character.isLetterOrDigit(form.charAt(0)) && 2 * letters >= characters;
  }

  private static int mostWords(String shortForm) {
    int characters = (int) shortForm.chars().filter(Character::isLetterOrDigit).count();
    return Math.min(characters + MORE_WORDS, 2 * characters);
  }

  private static int words(String form) {
    return form.strip().split("[\\s\\p{Z}]+").length;
  }

  private static boolean holds(String longForm, String shortForm) {
    for (String word : longForm.split("[^\\p{L}\\p{N}-]+")) {
      if (word.equals(shortForm)) {
        return true;
      }
    }
    return false;
  }

  private int wordStart(int before) {
    int at = before;
    while (at > sentence.start() && isSpace(text.charAt(at - 1))) {
      at--;
    }
    while (at > sentence.start() && !isSpace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private int firstOf(String marks, int from, int to) {
    int at = from;
    while (at < to && marks.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private Span trimmed(int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return start < end ? new Span(start, end) : null;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
