package io.litmill.evaluation;

import io.litmill.bundle.Bundle;
import io.litmill.bundle.Manifest;
import io.litmill.corpus.DataSource;
import io.litmill.corpus.Dataset;
import io.litmill.evaluation.EvaluationReport.Result;
import io.litmill.model.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Scores a bundle on data sets, through the inference engine that annotates with it, beside
 * baselines if there is data to train them on.
 *
 * @param data to score on
 * @param training for baselines; empty for none
 * @param folder that the files of both are relative to
 * @param precision null for the manifest's
 * @param seed of the baselines
 */
public record BundleEvaluation(
    List<DataSource> data,
    List<DataSource> training,
    Path folder,
    Device device,
    int threads,
    Manifest.Precision precision,
    long seed) {
  public BundleEvaluation {
    data = List.copyOf(data);
    training = List.copyOf(training);
    if (data.isEmpty()) {
      throw new IllegalArgumentException("no data to evaluate on");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads + " is below 1");
    }
  }

  /**
   * Reads all data first, so that a mistake in one file is found before anything is computed.
   *
   * @param progress takes a line for each step
   * @throws IllegalArgumentException if data is not what the bundle answers
   */
  public EvaluationReport of(Bundle bundle, Consumer<String> progress)
      throws IOException, InterruptedException {
    Map<DataSource, Dataset> sets = read(data, bundle.manifest());
    Map<String, TextLabeller> baselines = baselines(bundle.manifest(), progress);
    List<Result> results = new ArrayList<>();
    String computed;
    try (EvaluatedBundle evaluated = EvaluatedBundle.open(bundle, device, threads, precision)) {
      computed = device + " " + evaluated.flavour();
      for (Map.Entry<DataSource, Dataset> set : sets.entrySet()) {
        progress.accept("%s: %d".formatted(set.getKey(), set.getValue().size()));
        results.add(result(set.getKey(), set.getValue(), evaluated, bundle, baselines));
      }
    }
    return new EvaluationReport(bundle.id(), computed, threads, results);
  }

  private Map<DataSource, Dataset> read(List<DataSource> sources, Manifest manifest)
      throws IOException {
    Map<DataSource, Dataset> sets = new LinkedHashMap<>();
    for (DataSource source : sources) {
      Dataset set = source.read(folder);
      EvaluatedBundle.requireFit(manifest, source.toString(), set);
      sets.put(source, set);
    }
    return sets;
  }

  private Map<String, TextLabeller> baselines(Manifest manifest, Consumer<String> progress)
      throws IOException {
    if (training.isEmpty()) {
      return Map.of();
    }
    List<Dataset> sets = List.copyOf(read(training, manifest).values());
    progress.accept("training baselines");
    return Baselines.train(sets, manifest.pairs(), seed);
  }

  private static Result result(
      DataSource source,
      Dataset set,
      EvaluatedBundle evaluated,
      Bundle bundle,
      Map<String, TextLabeller> baselines)
      throws InterruptedException {
    long tokens = evaluated.tokens();
    long start = System.nanoTime();
    DatasetScore score = evaluated.score(set);
    double seconds = (System.nanoTime() - start) / 1e9;
    Map<String, DatasetScore> others = new LinkedHashMap<>();
    for (Map.Entry<String, TextLabeller> baseline : baselines.entrySet()) {
      others.put(
          baseline.getKey(), EvaluatedBundle.score(baseline.getValue(), bundle.manifest(), set));
    }
    return new Result(source.toString(), score, seconds, evaluated.tokens() - tokens, others);
  }
}
