package io.litmill.bench;

import java.util.List;
import java.util.Map;

/**
 * What a benchmark has found.
 *
 * @param base the engine that ratios are of
 * @param peaks billions of operations a second that the machine does, by precision
 */
public record BenchReport(
    Machine machine,
    BenchSettings settings,
    String base,
    Map<String, Double> peaks,
    List<Agreement> agreements,
    List<ScenarioResult> scenarios) {

  public record Machine(String architecture, int cores, String java) {
    static Machine current() {
      return new Machine(
          System.getProperty("os.arch"),
          Runtime.getRuntime().availableProcessors(),
          Runtime.version().toString());
    }
  }

  /** The results of one scenario, in the order of the contenders. */
  public record ScenarioResult(String scenario, List<Result> results) {}

  /**
   * The speed of one contender.
   *
   * @param clients threads that called it at once
   * @param median real tokens a second
   * @param best real tokens a second
   * @param ratio median over the rounds of the ratio to the base in that scenario
   * @param shareOfPeak of the best in the machine's best; null where no peak is measured
   * @param efficiency share of real tokens in the computed tokens
   * @param rounds real tokens a second in each round
   */
  public record Result(
      String title,
      int clients,
      double median,
      double best,
      double ratio,
      Double shareOfPeak,
      double efficiency,
      List<Double> rounds) {}
}
