package io.litmill.evaluation;

import java.util.Collection;

final class Means {
  private Means() {}

  /** 0 where one of them is. */
  static double harmonic(double precision, double recall) {
    double sum = precision + recall;
    return sum == 0 ? 0 : 2 * precision * recall / sum;
  }

  /** 0 of nothing. */
  static double arithmetic(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
