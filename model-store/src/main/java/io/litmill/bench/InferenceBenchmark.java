package io.litmill.bench;

import io.litmill.architecture.Architecture;
import io.litmill.architecture.Family;
import io.litmill.architecture.Task;
import io.litmill.bench.BenchReport.Machine;
import io.litmill.bench.BenchReport.ScenarioResult;
import io.litmill.checkpoint.source.SourceModel;
import io.litmill.inference.TokenInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Compares engines on one model: outputs first, then speed in interleaved rounds. */
public final class InferenceBenchmark {
  /** Sentences to compare outputs on, where those of no text are given. */
  private static final int RANDOM_SENTENCES = 48;

  private static final double BILLION = 1e9;

  private final SourceModel source;
  private final BenchSettings settings;
  private final Mix mix;
  private final Set<Precision> precisions;
  private final Consumer<String> progress;
  private final TimedRun run = new TimedRun(System::nanoTime);

  /**
   * @param mix the sentences of the scenario {@code mix}; outputs are compared on all of them if
   *     they are those of a text
   * @param precisions to compare; float32 is always among them, for the others are measured by it
   * @param progress told what is being done
   * @throws IllegalArgumentException if the model is not a BERT model with a token head
   */
  public InferenceBenchmark(
      SourceModel source,
      BenchSettings settings,
      Mix mix,
      Set<Precision> precisions,
      Consumer<String> progress) {
    if (source.architecture().family() != Family.BERT || source.task() != Task.TOKEN) {
      throw new IllegalArgumentException(
          "a %s model for task %s cannot be compared; the benchmark needs bert with task token"
              .formatted(source.architecture().family().modelType(), source.task().optionName()));
    }
    this.source = source;
    this.settings = settings;
    this.mix = mix;
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
        settings.scenarios(mix, architecture.vocabularySize(), architecture.maxTokens());
    progress.accept("loading the model");
    try (Contenders contenders = Contenders.create(loader, source, settings.threads(), precisions);
        PeakRounds peak = new PeakRounds(architecture, precisions, settings.threads())) {
      List<Agreement> agreements = agreements(contenders, sentences(scenarios));
      Agreement.require(agreements);
      List<ScenarioRounds> measured = new ArrayList<>();
      for (Scenario scenario : scenarios) {
        measured.add(measure(new ScenarioRounds(scenario, contenders, run), peak));
      }
      return report(contenders, agreements, peak.best(), measured);
    }
  }

  private List<int[]> sentences(List<Scenario> scenarios) {
    return mix.text()
        ? mix.sentences()
        : scenarios.stream()
            .flatMap(s -> s.sentences().stream().limit(RANDOM_SENTENCES / scenarios.size() + 1))
            .toList();
  }

  private List<Agreement> agreements(Contenders contenders, List<int[]> sentences)
      throws InterruptedException {
    progress.accept("comparing outputs on %d sentences".formatted(sentences.size()));
    int outputs = source.labels().size();
    AgreementCheck check =
        new AgreementCheck(SentenceLogits.alone(contenders.litmill().get(0), sentences), outputs);
    List<Agreement> agreements = new ArrayList<>();
    List<TokenInput> inputs = sentences.stream().map(TokenInput::of).toList();
    for (LitmillContender litmill : contenders.litmill()) {
      agreements.add(check.compare(litmill, SentenceLogits.throughEngine(litmill, inputs)));
    }
    Set<String> compared = new HashSet<>();
    for (Contender peer : contenders.peers()) {
      // the ways to use a peer's threads compute the same: one is compared on all sentences
      List<int[]> some =
          compared.add(peer.title())
              ? sentences
              : sentences.subList(0, Math.min(RANDOM_SENTENCES, sentences.size()));
      agreements.add(check.compare(peer, SentenceLogits.inBuckets(peer, some, outputs)));
    }
    return agreements;
  }

  private ScenarioRounds measure(ScenarioRounds rounds, PeakRounds peak)
      throws InterruptedException {
    rounds.warmUp();
    int number = 0;
    for (List<Integer> order : RoundOrder.of(rounds.ways(), settings.rounds(), settings.seed())) {
      number++;
      progress.accept(
          "scenario %s, round %d of %d".formatted(rounds.name(), number, settings.rounds()));
      peak.measure(run);
      for (int way : order) {
        rounds.measure(way, settings.time());
      }
    }
    return rounds;
  }

  private BenchReport report(
      Contenders contenders,
      List<Agreement> agreements,
      Map<Precision, Double> peaks,
      List<ScenarioRounds> measured) {
    Map<String, Double> billions = new TreeMap<>();
    peaks.forEach((precision, peak) -> billions.put(precision.optionName(), peak / BILLION));
    String base = contenders.base();
    List<ScenarioResult> results =
        measured.stream().map(rounds -> rounds.result(base, source.architecture(), peaks)).toList();
    return new BenchReport(
        Machine.with(contenders.versions()), settings, mix, base, billions, agreements, results);
  }
}
