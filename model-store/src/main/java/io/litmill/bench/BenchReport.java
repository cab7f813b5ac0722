package io.litmill.bench;

import io.litmill.model.Processor;
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
    Mix mix,
    String base,
    Map<String, Double> peaks,
    List<Agreement> agreements,
    List<ScenarioResult> scenarios) {

  /**
   * Where was measured.
   *
   * @param bfloat16 whether the processor multiplies bfloat16 natively
   * @param engines names and versions
   */
  public record Machine(
      String architecture, int cores, boolean bfloat16, String java, List<String> engines) {
    static Machine with(List<String> engines) {
      return new Machine(
          System.getProperty("os.arch"),
          Runtime.getRuntime().availableProcessors(),
          Processor.ofThisMachine().bfloat16(),
          Runtime.version().toString(),
          engines);
    }
  }

  /** The results of one scenario, in the order of the contenders. */
  public record ScenarioResult(String scenario, List<Result> results) {}

  /**
   * The speed of one contender, used in one way.
   *
   * @param threads of the engine that computed one call
   * @param clients threads that called it at once, or submitted to Litmill's engine
   * @param median real tokens a second
   * @param best real tokens a second
   * @param ratio median over the rounds of the ratio to the base in that scenario
   * @param shareOfPeak of the best in the machine's best; null where no peak is measured
   * @param efficiency share of real tokens in the computed tokens
   * @param engine of Litmill's engine; null where a session or a peer was called with batches
   * @param rounds real tokens a second in each round
   */
  public record Result(
      String title,
      int threads,
      int clients,
      double median,
      double best,
      double ratio,
      Double shareOfPeak,
      double efficiency,
      EngineFigures engine,
      List<Double> rounds) {}

  /**
   * What Litmill's engine made of the sentences; means over all rounds.
   *
   * @param tokens of a batch, padding included
   * @param sentences of a batch
   * @param queueMillis that a sentence waited for its batch to start
   * @param computeMillis of a batch
   */
  public record EngineFigures(
      long batches, double tokens, double sentences, double queueMillis, double computeMillis) {}
}
