package io.litmill.bench;

/**
 * The size of a random BERT encoder with a token head.
 *
 * @param hidden width; {@code heads} divides it
 */
public record ModelSize(int hidden, int layers, int heads, int vocabulary) {
  static final int POSITIONS = 512;

  /** BERT-base with the vocabulary of BioBERT and of cased BERT. */
  public static final ModelSize BASE = new ModelSize(768, 12, 12, 28_996);

  public ModelSize {
    requirePositive("hidden", hidden);
    requirePositive("layers", layers);
    requirePositive("heads", heads);
    requirePositive("vocabulary", vocabulary);
    if (hidden % heads != 0) {
      throw new IllegalArgumentException("heads " + heads + " does not divide hidden " + hidden);
    }
  }

  int intermediate() {
    return 4 * hidden;
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " " + value + " is not positive");
    }
  }
}
