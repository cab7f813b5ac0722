package io.litmill.sentences;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words that the rules for full stops know, read from {@code english.txt} beside this class.
 */
final class Lexicon {
  /** What a full stop after a word may mean. */
  enum Stop {
    /** Never the end of a sentence: {@code Fig.}, {@code vs.} */
    NEVER,
    /** No end where a number or a bracket follows: {@code No. 5}. */
    BEFORE_NUMBER,
    /** The end only where a typical first word follows: {@code et al. The}. */
    BEFORE_STARTER,
    /** The end where a capitalised word follows: {@code given i.v. Rats}. */
    BEFORE_CAPITALISED
  }

  private static final Map<String, Stop> STOPS =
      Map.of(
          "never", Stop.NEVER,
          "before-number", Stop.BEFORE_NUMBER,
          "before-starter", Stop.BEFORE_STARTER,
          "before-capitalised", Stop.BEFORE_CAPITALISED);

  private final Map<String, Stop> abbreviations = new HashMap<>();
  private final Map<String, Set<String>> words = new HashMap<>();

  private Lexicon() {}

  static Lexicon english() {
    Lexicon lexicon = new Lexicon();
    String name = "english.txt";
    try (InputStream in = Lexicon.class.getResourceAsStream(name);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
          .forEach(lexicon::read);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
    return lexicon;
  }

  private void read(String line) {
    String[] parts = line.split(":", 2);
    Set<String> members = new HashSet<>(Arrays.asList(parts[1].strip().split("\\s+")));
    Stop stop = STOPS.get(parts[0]);
    if (stop == null) {
      words.computeIfAbsent(parts[0], kind -> new HashSet<>()).addAll(members);
    } else {
      members.forEach(word -> abbreviations.put(word, stop));
    }
  }

  /** What a full stop after this word may mean, or null for an ordinary word. */
  Stop stopAfter(String word) {
    return abbreviations.get(word.toLowerCase(Locale.ROOT));
  }

  /** Whether sentences often begin with this word, written as in a text. */
  boolean isStarter(String word) {
    return words.get("starter").contains(word);
  }

  /** Whether an upper-case word belongs to the label of a structured abstract. */
  boolean isLabelWord(String word) {
    return words.get("label").contains(word);
  }

  /** Whether a label may hold this word but not begin with it. */
  boolean isLabelLink(String word) {
    return words.get("label-link").contains(word);
  }

  /** Whether a lower-case word before an initial says that a name follows. */
  boolean leadsToName(String word) {
    return words.get("before-name").contains(word);
  }
}
