package io.litmill.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A byte-level vocabulary trained on the spot. */
public final class SmallByteLevel {
  private static final List<String> SPECIAL = List.of("<s>", "<pad>", "</s>", "<unk>", "<mask>");

  private SmallByteLevel() {}

  /**
   * A tokenizer in RoBERTa's manner.
   *
   * @param merges each of two pieces with a space between them
   */
  public static Tokenizer withMerges(String... merges) {
    List<Merge> all = new ArrayList<>();
    for (String merge : merges) {
      String[] parts = merge.split(" ");
      all.add(new Merge(parts[0], parts[1]));
    }
    return of(all, ByteLevelSettings.ROBERTA);
  }

  static ByteLevelTokenizer of(List<Merge> merges, ByteLevelSettings settings) {
    Set<String> pieces = new LinkedHashSet<>(SPECIAL);
    for (int b = 0; b < 256; b++) {
      pieces.add(String.valueOf(ByteLevelAlphabet.character(b)));
    }
    merges.forEach(merge -> pieces.add(merge.joined()));
    Vocabulary vocabulary = new Vocabulary(List.copyOf(pieces));
    return new ByteLevelTokenizer(
        vocabulary, merges, settings, SpecialTokens.of(vocabulary, SpecialNames.ROBERTA));
  }

  /** The most frequent pair again and again, the alphabetically first among equals. */
  static List<Merge> train(List<String> texts, int count) {
    Map<List<String>, Integer> words = new LinkedHashMap<>();
    for (String text : texts) {
      for (String word : text.split("(?= )")) {
        words.merge(symbols(word), 1, Integer::sum);
      }
    }
    List<Merge> merges = new ArrayList<>();
    while (merges.size() < count) {
      Map<String, Integer> pairs = new TreeMap<>();
      words.forEach(
          (word, frequency) -> {
            for (int i = 0; i + 1 < word.size(); i++) {
              pairs.merge(word.get(i) + " " + word.get(i + 1), frequency, Integer::sum);
            }
          });
      String[] best =
          pairs.entrySet().stream()
              .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
              .orElseThrow()
              .getKey()
              .split(" ");
      Merge merge = new Merge(best[0], best[1]);
      merges.add(merge);
      words = join(words, merge);
    }
    return merges;
  }

  private static Map<List<String>, Integer> join(Map<List<String>, Integer> words, Merge merge) {
    Map<List<String>, Integer> joined = new HashMap<>();
    words.forEach(
        (word, frequency) -> {
          List<String> symbols = new ArrayList<>();
          for (int i = 0; i < word.size(); i++) {
            boolean pair =
                i + 1 < word.size()
                    && word.get(i).equals(merge.left())
                    && word.get(i + 1).equals(merge.right());
            symbols.add(pair ? merge.joined() : word.get(i));
            i += pair ? 1 : 0;
          }
          joined.merge(symbols, frequency, Integer::sum);
        });
    return joined;
  }

  private static List<String> symbols(String word) {
    List<String> symbols = new ArrayList<>();
    for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
      symbols.add(String.valueOf(ByteLevelAlphabet.character(b & 0xFF)));
    }
    return symbols;
  }
}
