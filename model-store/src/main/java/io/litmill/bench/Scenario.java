package io.litmill.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is computed in one comparison.
 *
 * @param name {@code rows×length} with an ASCII x, or {@code mix}
 * @param rows of a batch; 0 where sentences have mixed lengths
 * @param sentences of token ids
 */
public record Scenario(String name, int rows, List<int[]> sentences) {
  public static final String MIX = "mix";

  private static final Pattern FIXED = Pattern.compile("([1-9][0-9]{0,3})x([1-9][0-9]{0,3})");
  private static final int DIFFERENT_BATCHES = 4;

  public Scenario {
    sentences = List.copyOf(sentences);
    if (sentences.isEmpty()) {
      throw new IllegalArgumentException("scenario " + name + " has no sentences");
    }
  }

  /**
   * A scenario of the kind {@code 16x64}.
   *
   * @return empty if the name is not of that kind
   */
  static Optional<Scenario> fixed(String name, int vocabulary, long seed) {
    Matcher matcher = FIXED.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int rows = Integer.parseInt(matcher.group(1));
    int length = Integer.parseInt(matcher.group(2));
    List<Integer> lengths = Collections.nCopies(rows * DIFFERENT_BATCHES, length);
    return Optional.of(new Scenario(name, rows, LengthMix.sentences(lengths, vocabulary, seed)));
  }

  static Scenario of(Mix mix) {
    return new Scenario(MIX, 0, mix.sentences());
  }

  boolean mixed() {
    return rows == 0;
  }

  /** Whether one sentence is computed at a time, for one client. */
  boolean alone() {
    return rows == 1;
  }

  /** All sentences in batches; those of mixed lengths by length, in a random order of batches. */
  List<Batch> batches() {
    if (mixed()) {
      List<Batch> batches = LengthBuckets.batches(sentences);
      Collections.shuffle(batches, new Random(sentences.size()));
      return batches;
    }
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < sentences.size(); from += rows) {
      List<int[]> part = sentences.subList(from, from + rows);
      batches.add(Batch.of(part, part.get(0).length));
    }
    return batches;
  }

  /** The mean length of the sentence that a token stands in. */
  double attendedTokens() {
    double squares = sentences.stream().mapToDouble(ids -> (double) ids.length * ids.length).sum();
    return squares / sentences.stream().mapToDouble(ids -> ids.length).sum();
  }
}
