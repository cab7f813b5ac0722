package io.litmill.bench;

import io.litmill.architecture.Architecture;
import io.litmill.architecture.Family;
import io.litmill.architecture.Task;
import io.litmill.bench.BenchReport.Machine;
import io.litmill.bench.BenchReport.ScenarioResult;
import io.litmill.checkpoint.source.SourceModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Compares engines on one model: outputs first, then speed in interleaved rounds. */
public final class InferenceBenchmark {
  private static final int CHECKED_SENTENCES = 48;
  private static final double BILLION = 1e9;

  private final SourceModel source;
  private final BenchSettings settings;
  private final Set<Precision> precisions;
  private final Consumer<String> progress;
  private final TimedRun run = new TimedRun(System::nanoTime);

  /**
   * @param precisions to compare; float32 is always among them, for the others are measured by it
   * @param progress told what is being done
   * @throws IllegalArgumentException if the model is not a BERT model with a token head
   */
  public InferenceBenchmark(
      SourceModel source,
      BenchSettings settings,
      Set<Precision> precisions,
      Consumer<String> progress) {
    if (source.architecture().family() != Family.BERT || source.task() != Task.TOKEN) {
      throw new IllegalArgumentException(
          "a %s model for task %s cannot be compared; the benchmark needs bert with task token"
              .formatted(source.architecture().family().modelType(), source.task().optionName()));
    }
    this.source = source;
    this.settings = settings;
    this.precisions = EnumSet.copyOf(precisions);
    this.precisions.add(Precision.FLOAT32);
    this.progress = progress;
  }

  /**
   * @param loader finds the peers' {@link ContenderFactory}s; any thread's context loader will do
   *     where there are none
   * @throws IncomparableEngines if a peer computes something else
   */
  public BenchReport run(ClassLoader loader) throws IOException, InterruptedException {
    Architecture architecture = source.architecture();
    List<Scenario> scenarios =
        settings.scenarios(architecture.vocabularySize(), architecture.maxTokens());
    progress.accept("loading the model");
    try (Contenders contenders = Contenders.create(loader, source, settings.threads(), precisions);
        PeakRounds peak = new PeakRounds(architecture, precisions, settings.threads())) {
      progress.accept("comparing outputs");
      List<Agreement> agreements = agreements(contenders.list(), scenarios);
      List<ScenarioRounds> measured = new ArrayList<>();
      for (Scenario scenario : scenarios) {
        measured.add(measure(new ScenarioRounds(scenario, contenders.list()), peak, scenario));
      }
      return report(base(contenders.list()), agreements, peak.best(), measured);
    }
  }

  private List<Agreement> agreements(List<Contender> contenders, List<Scenario> scenarios) {
    List<int[]> sentences =
        scenarios.stream()
            .flatMap(s -> s.sentences().stream().limit(CHECKED_SENTENCES / scenarios.size() + 1))
            .toList();
    AgreementCheck check = new AgreementCheck(contenders.get(0), source.labels().size(), sentences);
    List<Agreement> agreements = check.compare(contenders);
    AgreementCheck.require(agreements);
    return agreements;
  }

  private ScenarioRounds measure(ScenarioRounds rounds, PeakRounds peak, Scenario scenario)
      throws InterruptedException {
    rounds.warmUp();
    int number = 0;
    for (List<Integer> order :
        RoundOrder.of(rounds.contenders(), settings.rounds(), settings.seed())) {
      number++;
      progress.accept(
          "scenario %s, round %d of %d".formatted(scenario.name(), number, settings.rounds()));
      peak.measure(run);
      for (int contender : order) {
        rounds.measure(contender, run, settings);
      }
    }
    return rounds;
  }

  /** The first peer in float32, or Litmill where there are no peers. */
  private static String base(List<Contender> contenders) {
    return contenders.stream()
        .filter(contender -> contender.precision() == Precision.FLOAT32)
        .filter(contender -> !contender.engine().equals(LitmillContender.ENGINE))
        .findFirst()
        .orElse(contenders.get(0))
        .title();
  }

  private BenchReport report(
      String base,
      List<Agreement> agreements,
      Map<Precision, Double> peaks,
      List<ScenarioRounds> measured) {
    Map<String, Double> billions = new TreeMap<>();
    peaks.forEach((precision, peak) -> billions.put(precision.optionName(), peak / BILLION));
    List<ScenarioResult> results =
        measured.stream().map(rounds -> rounds.result(base, source.architecture(), peaks)).toList();
    return new BenchReport(Machine.current(), settings, base, billions, agreements, results);
  }
}
