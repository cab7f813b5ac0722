package io.litmill.evaluation;

import java.util.List;

/** Agreement of two lists of numbers. */
public final class Correlation {
  private Correlation() {}

  /**
   * Pearson's correlation coefficient.
   *
   * @return −1 to 1; 0 where one of the lists does not vary
   * @throws IllegalArgumentException if the lists differ in length or have less than two numbers
   */
  public static double pearson(List<Double> one, List<Double> other) {
    if (one.size() != other.size() || one.size() < 2) {
      throw new IllegalArgumentException(
          "correlation of %d and %d numbers".formatted(one.size(), other.size()));
    }
    double meanOne = Means.arithmetic(one);
    double meanOther = Means.arithmetic(other);
    double together = 0;
    double squaresOne = 0;
    double squaresOther = 0;
    for (int i = 0; i < one.size(); i++) {
      double a = one.get(i) - meanOne;
      double b = other.get(i) - meanOther;
      together += a * b;
      squaresOne += a * a;
      squaresOther += b * b;
    }
    double scale = Math.sqrt(squaresOne * squaresOther);
    return scale == 0 ? 0 : together / scale;
  }
}
