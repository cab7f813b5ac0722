package io.litmill.triplets;

import io.litmill.corpus.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and punctuation marks of a sentence in lower case, and where clauses end in it. */
final class Words {
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}]+(?:['’][\\p{L}]+)?|[^\\s\\p{L}\\p{N}]");
  private static final Set<String> ENDS =
      Set.of(
          ";",
          ":",
          "but",
          "however",
          "although",
          "though",
          "whereas",
          "while",
          "because",
          "since",
          "yet",
          "unless",
          "except",
          "despite",
          "therefore",
          "thus",
          "hence",
          "when");
  private static final Set<String> RELATIVES = Set.of("which", "who", "that", "whose");
  private static final Set<String> JOINS = Set.of(",", "or", "and", "nor", "/");
  private static final Set<String> VERBS =
      Set.of(
          "is",
          "was",
          "are",
          "were",
          "has",
          "had",
          "have",
          "does",
          "did",
          "do",
          "can",
          "could",
          "may",
          "inhibits",
          "activates",
          "increases",
          "decreases",
          "reduces",
          "induces",
          "stimulates",
          "blocks",
          "binds",
          "causes",
          "enhances",
          "suppresses",
          "promotes",
          "acts",
          "prevents",
          "upregulates",
          "downregulates");
  private static final Pattern ACTOR =
      Pattern.compile(
          "(ant)?agonists?|inhibitors?|activators?|blockers?|inducers?|ligands?|substrates?");
  private static final int RELATIVE_DISTANCE = 3;
  private static final int PHRASE = 4;

  private final List<String> words = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();

  private Words() {}

  static Words of(String sentence) {
    Words words = new Words();
    boolean capitals = sentence.chars().noneMatch(Character::isLowerCase);
    Matcher matcher = WORD.matcher(sentence);
    while (matcher.find()) {
      words.words.add(lowerCased(matcher.group(), capitals));
      words.spans.add(new Span(matcher.start(), matcher.end()));
    }
    return words;
  }

  /** NO is a molecule where not all is in capitals. */
  private static String lowerCased(String word, boolean capitals) {
    return word.equals("NO") && !capitals ? word : word.toLowerCase(Locale.ROOT);
  }

  int size() {
    return words.size();
  }

  /** A word, or an empty string outside the sentence. */
  String at(int index) {
    return index >= 0 && index < words.size() ? words.get(index) : "";
  }

  /** The words that share a character with a span. */
  WordRange covering(Span span) {
    int low = 0;
    int high = spans.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (spans.get(middle).end() <= span.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int start = low;
    int end = start;
    while (end < spans.size() && spans.get(end).start() < span.end()) {
      end++;
    }
    return new WordRange(start, end);
  }

  /** Whether no clause ends between two words. */
  boolean open(int from, int to, boolean commaEnds) {
    for (int i = from; i < to; i++) {
      if (ENDS.contains(at(i)) || (commaEnds && at(i).equals(",")) || newVerb(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the words between still belong to the noun phrase before them. */
  boolean closed(int from, int to) {
    for (int i = from; i < to; i++) {
      if (at(i).equals("and") || RELATIVES.contains(at(i))) {
        return false;
      }
    }
    return open(from, to, true);
  }

  /** "and inhibited", "and strongly inhibits": another statement begins. */
  private boolean newVerb(int index) {
    if (!at(index).equals("and")) {
      return false;
    }
    String next = at(index + 1).endsWith("ly") ? at(index + 2) : at(index + 1);
    return VERBS.contains(next) || (next.length() > 4 && next.endsWith("ed"));
  }

  /** Whether a relative pronoun after a comma stands shortly before a word. */
  boolean relativeClause(int index) {
    for (int i = index - 1; i >= Math.max(1, index - RELATIVE_DISTANCE); i--) {
      if (RELATIVES.contains(at(i)) && at(i - 1).equals(",")) {
        return true;
      }
    }
    return false;
  }

  /** Whether two mentions are one phrase, such as "COX-2 inhibitor aspirin". */
  boolean phrase(WordRange first, WordRange second) {
    if (second.start() - first.end() > PHRASE) {
      return false;
    }
    for (int i = first.end(); i < second.start(); i++) {
      if (ACTOR.matcher(at(i)).matches()) {
        return true;
      }
    }
    return false;
  }

  boolean onlyJoins(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!JOINS.contains(at(i))) {
        return false;
      }
    }
    return true;
  }
}
