package io.litmill.bench;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Numbers of several rounds as one. */
public final class Statistics {
  private Statistics() {}

  static double best(List<Double> rates) {
    return Collections.max(rates);
  }

  /** The middle value, or the mean of the two middle values. */
  public static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /**
   * The median of the ratios of each round: what disturbs a round disturbs both.
   *
   * @param base rates of the same rounds
   */
  static double medianRatio(List<Double> rates, List<Double> base) {
    if (rates.size() != base.size()) {
      throw new IllegalArgumentException(
          rates.size() + " rounds cannot be paired with " + base.size());
    }
    return median(
        IntStream.range(0, rates.size()).mapToObj(i -> rates.get(i) / base.get(i)).toList());
  }
}
