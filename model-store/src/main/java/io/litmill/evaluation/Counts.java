package io.litmill.evaluation;

/**
 * How many gold items there are, how many were found, and how many of these are right.
 *
 * @param gold true positives and misses
 * @param found true and false positives
 * @param correct true positives
 */
public record Counts(long gold, long found, long correct) {
  public static final Counts NONE = new Counts(0, 0, 0);

  public Counts {
    if (correct < 0 || correct > gold || correct > found) {
      throw new IllegalArgumentException(
          "%d correct of %d gold and %d found".formatted(correct, gold, found));
    }
  }

  public Counts plus(Counts other) {
    return new Counts(gold + other.gold, found + other.found, correct + other.correct);
  }

  /** 0 to 1; 0 where nothing was found. */
  public double precision() {
    return found == 0 ? 0 : (double) correct / found;
  }

  /** 0 to 1; 0 where nothing was to be found. */
  public double recall() {
    return gold == 0 ? 0 : (double) correct / gold;
  }

  /** Harmonic mean of precision and recall, 0 to 1; 0 where nothing is correct. */
  public double f1() {
    return Means.harmonic(precision(), recall());
  }
}
