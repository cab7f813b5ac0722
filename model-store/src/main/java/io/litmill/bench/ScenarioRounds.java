package io.litmill.bench;

import io.litmill.architecture.Architecture;
import io.litmill.bench.BenchReport.Result;
import io.litmill.bench.BenchReport.ScenarioResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** One scenario: the contenders, their batches, and what they did in each round. */
final class ScenarioRounds {
  private final Scenario scenario;
  private final List<Entry> entries;

  private record Entry(Contender contender, int clients, Workload workload, List<Double> rates) {}

  ScenarioRounds(Scenario scenario, List<Contender> contenders) {
    this.scenario = scenario;
    this.entries = contenders.stream().map(contender -> entry(scenario, contender)).toList();
  }

  private static Entry entry(Scenario scenario, Contender contender) {
    int clients = scenario.alone() ? 1 : contender.clients();
    Workload workload = new Workload(scenario.batches(contender.batching()));
    return new Entry(contender, clients, workload, new ArrayList<>());
  }

  int contenders() {
    return entries.size();
  }

  /** Computes a batch with each contender, so that no first run is in the figures. */
  void warmUp() {
    entries.forEach(entry -> entry.contender().run(entry.workload().next()));
  }

  void measure(int contender, TimedRun run, BenchSettings settings) throws InterruptedException {
    Entry entry = entries.get(contender);
    entry
        .rates()
        .add(
            run.tokensPerSecond(
                entry.contender(), entry.workload(), entry.clients(), settings.time()));
  }

  /**
   * @param base title of the engine that ratios are of: the fastest of its contenders counts
   * @param peaks operations a second by precision
   */
  ScenarioResult result(String base, Architecture architecture, Map<Precision, Double> peaks) {
    List<Double> baseRates =
        entries.stream()
            .filter(entry -> entry.contender().title().equals(base))
            .map(Entry::rates)
            .max(Comparator.comparingDouble(Statistics::median))
            .orElseThrow();
    double operations = EncoderWork.operationsPerToken(architecture, scenario.attendedTokens());
    List<Result> results = new ArrayList<>();
    for (Entry entry : entries) {
      Double peak = peaks.get(entry.contender().precision());
      double best = Statistics.best(entry.rates());
      results.add(
          new Result(
              entry.contender().title(),
              entry.clients(),
              Statistics.median(entry.rates()),
              best,
              Statistics.medianRatio(entry.rates(), baseRates),
              peak == null ? null : EncoderWork.shareOfPeak(operations, best, peak),
              entry.workload().efficiency(),
              List.copyOf(entry.rates())));
    }
    return new ScenarioResult(scenario.name(), results);
  }
}
