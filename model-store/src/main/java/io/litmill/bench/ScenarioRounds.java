package io.litmill.bench;

import io.litmill.architecture.Architecture;
import io.litmill.bench.BenchReport.EngineFigures;
import io.litmill.bench.BenchReport.Result;
import io.litmill.bench.BenchReport.ScenarioResult;
import io.litmill.bench.Way.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** One scenario: the ways of the contenders, and what they did in each round. */
final class ScenarioRounds {
  private static final double NANOS_PER_MILLI = 1e6;

  private final Scenario scenario;
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(Way way, List<Turn> turns) {
    List<Double> rates() {
      return turns.stream().map(Turn::rate).toList();
    }

    Tally tally() {
      return turns.stream().map(Turn::tally).reduce(Tally.NONE, Tally::plus);
    }
  }

  /**
   * Litmill takes batches in its session and single sentences also in its engine; sentences of
   * mixed lengths in its engine alone. The peers take batches.
   */
  ScenarioRounds(Scenario scenario, Contenders contenders, TimedRun run) {
    this.scenario = scenario;
    for (LitmillContender litmill : contenders.litmill()) {
      if (scenario.mixed()) {
        add(new EngineStream(litmill, scenario.sentences()));
        continue;
      }
      add(batchCalls(litmill, run));
      if (scenario.alone()) {
        add(new EngineRequests(litmill, scenario.sentences(), run));
      }
    }
    contenders.peers().forEach(peer -> add(batchCalls(peer, run)));
  }

  private Way batchCalls(Contender contender, TimedRun run) {
    int clients = scenario.alone() ? 1 : contender.clients();
    return new BatchCalls(contender, clients, scenario.batches(), run);
  }

  private void add(Way way) {
    entries.add(new Entry(way, new ArrayList<>()));
  }

  String name() {
    return scenario.name();
  }

  int ways() {
    return entries.size();
  }

  void warmUp() throws InterruptedException {
    for (Entry entry : entries) {
      entry.way().warmUp();
    }
  }

  void measure(int way, Duration time) throws InterruptedException {
    Entry entry = entries.get(way);
    entry.turns().add(entry.way().take(time));
  }

  /**
   * @param base title of the engine that ratios are of: the fastest of its ways counts
   * @param peaks operations a second by precision
   */
  ScenarioResult result(String base, Architecture architecture, Map<Precision, Double> peaks) {
    List<Double> baseRates =
        entries.stream()
            .filter(entry -> entry.way().contender().title().equals(base))
            .map(Entry::rates)
            .max(Comparator.comparingDouble(Statistics::median))
            .orElseThrow();
    double operations = EncoderWork.operationsPerToken(architecture, scenario.attendedTokens());
    List<Result> results = new ArrayList<>();
    for (Entry entry : entries) {
      Contender contender = entry.way().contender();
      Double peak = peaks.get(contender.precision());
      double best = Statistics.best(entry.rates());
      results.add(
          new Result(
              contender.title(),
              contender.threads(),
              entry.way().clients(),
              Statistics.median(entry.rates()),
              best,
              Statistics.medianRatio(entry.rates(), baseRates),
              peak == null ? null : EncoderWork.shareOfPeak(operations, best, peak),
              entry.tally().efficiency(),
              entry.way().throughEngine() ? figures(entry.tally()) : null,
              entry.rates()));
    }
    return new ScenarioResult(scenario.name(), results);
  }

  private static EngineFigures figures(Tally tally) {
    double batches = Math.max(1, tally.batches());
    return new EngineFigures(
        tally.batches(),
        tally.batchTokens() / batches,
        tally.sentences() / batches,
        tally.queueNanos() / NANOS_PER_MILLI / Math.max(1, tally.sentences()),
        tally.computeNanos() / NANOS_PER_MILLI / batches);
  }
}
