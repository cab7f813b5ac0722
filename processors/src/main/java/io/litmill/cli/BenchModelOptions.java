package io.litmill.cli;

import io.litmill.bench.ModelSize;
import io.litmill.bench.RandomModel;
import io.litmill.checkpoint.source.Overrides;
import io.litmill.checkpoint.source.SourceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The model of a benchmark: a checkpoint, or random weights of a given size. */
final class BenchModelOptions {
  @Option(
      names = "--source",
      paramLabel = "DIR",
      description = "BERT checkpoint with a token head; default: random weights of the size below")
  private Path source;

  @Option(
      names = "--hidden",
      defaultValue = "768",
      description = "Width. Default: ${DEFAULT-VALUE}")
  private int hidden;

  @Option(
      names = "--layers",
      defaultValue = "12",
      description = "Layers. Default: ${DEFAULT-VALUE}")
  private int layers;

  @Option(
      names = "--heads",
      defaultValue = "12",
      description = "Attention heads. Default: ${DEFAULT-VALUE}")
  private int heads;

  @Option(
      names = "--vocabulary",
      defaultValue = "28996",
      description = "Wordpieces. Default: ${DEFAULT-VALUE}")
  private int vocabulary;

  /**
   * @throws IllegalArgumentException if the sizes do not fit each other
   */
  ModelSize size() {
    return new ModelSize(hidden, layers, heads, vocabulary);
  }

  /**
   * @param folder takes random weights in; empty
   */
  SourceModel model(Path folder, long seed) throws IOException {
    if (source != null) {
      return SourceModel.read(source, Overrides.none());
    }
    Files.createDirectories(folder);
    RandomModel.write(size(), seed, folder);
    return SourceModel.read(folder, Overrides.none());
  }
}
