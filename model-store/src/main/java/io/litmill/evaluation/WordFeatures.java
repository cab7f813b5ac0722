package io.litmill.evaluation;

import io.litmill.classification.TextInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which words and pairs of neighbouring words a text has, by their hashes. */
final class WordFeatures {
  /** Different features. */
  static final int SIZE = 1 << 18;

  private static final Pattern WORD = Pattern.compile("@?[\\p{L}\\p{N}]+\\$?");

  private WordFeatures() {}

  /** The features of a text, or of a pair, whose sides have features of their own. */
  static int[] of(TextInput text) {
    Set<Integer> features = new HashSet<>();
    add("", text.first(), features);
    if (text.second() != null) {
      add("2 ", text.second(), features);
    }
    return features.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void add(String side, String text, Set<Integer> features) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      words.add(matcher.group());
    }
    String before = "^";
    for (String word : words) {
      features.add(hash(side + word));
      features.add(hash(side + before + " " + word));
      before = word;
    }
  }

  /**
   * String's hash with its bits mixed (the finaliser of MurmurHash3), so that all of them count.
   */
  private static int hash(String feature) {
    int hash = feature.hashCode();
    hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
    return (hash ^ (hash >>> 16)) & (SIZE - 1);
  }
}
