package io.litmill.cli;

import io.litmill.architecture.Architecture;
import io.litmill.bench.LengthMix;
import io.litmill.bench.Mix;
import io.litmill.bench.TextMix;
import io.litmill.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The sentences of mixed lengths: of texts, or random ones. */
final class BenchMixOptions {
  @Option(
      names = "--text",
      split = ",",
      paramLabel = "FILE",
      description =
          "Sentences of mix, one a line, UTF-8, or .gz; outputs are compared on them too. Needs"
              + " --source or --tokenizer")
  private List<Path> texts = List.of();

  @Option(
      names = "--sentences",
      defaultValue = "2000",
      description = "Sentences to take of --text, at random. Default: ${DEFAULT-VALUE}")
  private int sentences;

  @Option(
      names = "--lengths",
      paramLabel = "FILE",
      description =
          "Lengths in tokens of random sentences, one a line; default: 512 log-normal lengths of 40"
              + " in the mean")
  private Path lengths;

  /**
   * @throws IllegalArgumentException if the options do not fit each other
   */
  void check(boolean tokenizer) {
    if (!texts.isEmpty() && lengths != null) {
      throw new IllegalArgumentException("--text and --lengths exclude each other");
    }
    if (!texts.isEmpty() && !tokenizer) {
      throw new IllegalArgumentException("--text needs a tokenizer: name one with --tokenizer");
    }
    if (sentences < 1) {
      throw new IllegalArgumentException("--sentences " + sentences + " is below 1");
    }
  }

  Mix mix(Architecture architecture, BenchModelOptions model, long seed) throws IOException {
    int rows = architecture.vocabularySize();
    if (texts.isEmpty()) {
      List<Integer> random =
          lengths == null
              ? LengthMix.logNormal(LengthMix.SENTENCES, seed)
              : LengthMix.read(lengths, architecture.maxTokens());
      return Mix.random(random, rows, seed);
    }
    Tokenizer tokenizer = model.tokenizer();
    int pieces = tokenizer.vocabulary().size();
    if (pieces > rows) {
      throw new IllegalArgumentException(
          "the tokenizer has %d pieces, but the model has embeddings for %d only"
              .formatted(pieces, rows));
    }
    return TextMix.read(texts, tokenizer, architecture.maxTokens(), sentences, seed);
  }
}
