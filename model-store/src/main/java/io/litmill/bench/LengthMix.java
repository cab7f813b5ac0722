package io.litmill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Lengths of sentences in tokens, special tokens included. */
public final class LengthMix {
  /** Sentences that a benchmark mixes where no lengths are given. */
  public static final int SENTENCES = 512;

  static final int SHORTEST = 5;
  static final int LONGEST = 256;

  /** Of the logarithm of a length; the mean of the lengths is then 40. */
  private static final double DEVIATION = 0.5;

  private static final double MEAN = Math.log(40) - DEVIATION * DEVIATION / 2;

  private LengthMix() {}

  /** Log-normal, with a mean of 40 tokens as sentences of PubMed abstracts have it. */
  public static List<Integer> logNormal(int sentences, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> lengths = new ArrayList<>(sentences);
    for (int i = 0; i < sentences; i++) {
      long length = Math.round(Math.exp(random.nextGaussian(MEAN, DEVIATION)));
      lengths.add((int) Math.max(SHORTEST, Math.min(LONGEST, length)));
    }
    return lengths;
  }

  /**
   * Reads one length a line; empty lines are skipped.
   *
   * @param most positions of the model
   * @throws IllegalArgumentException if a line is no number between 1 and {@code most}
   */
  public static List<Integer> read(Path file, int most) throws IOException {
    List<Integer> lengths = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int line = 0; line < lines.size(); line++) {
      String text = lines.get(line).strip();
      if (!text.isEmpty()) {
        lengths.add(length(text, most, file + ", line " + (line + 1)));
      }
    }
    if (lengths.isEmpty()) {
      throw new IllegalArgumentException(file + " holds no lengths");
    }
    return lengths;
  }

  private static int length(String text, int most, String where) {
    int length;
    try {
      length = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(where + ": \"" + text + "\" is no number of tokens", e);
    }
    if (length < 1 || length > most) {
      throw new IllegalArgumentException(
          "%s: %d tokens are not between 1 and %d".formatted(where, length, most));
    }
    return length;
  }

  /** Sentences of random tokens with these lengths. */
  static List<int[]> sentences(List<Integer> lengths, int vocabulary, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return lengths.stream().map(n -> random.ints(n, 0, vocabulary).toArray()).toList();
  }
}
