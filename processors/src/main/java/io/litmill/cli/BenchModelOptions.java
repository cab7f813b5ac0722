package io.litmill.cli;

import io.litmill.bench.ModelSize;
import io.litmill.bench.RandomModel;
import io.litmill.tokenizer.Tokenizer;
import io.litmill.tokenizer.TokenizerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The model of a benchmark: a checkpoint, or random weights of a given size. */
final class BenchModelOptions {
  private static final int VOCABULARY = 28_996;

  @Option(
      names = "--source",
      paramLabel = "DIR",
      description = "BERT checkpoint with a token head; default: random weights of the size below")
  private Path source;

  @Option(
      names = "--tokenizer",
      paramLabel = "DIR",
      description = "Tokenizer files; default: those of --source")
  private Path tokenizer;

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
      description = "Wordpieces. Default: as many as --tokenizer has, or 28996")
  private Integer vocabulary;

  /**
   * @throws IllegalArgumentException if the sizes do not fit each other
   */
  ModelSize size() throws IOException {
    return new ModelSize(hidden, layers, heads, vocabularySize());
  }

  private int vocabularySize() throws IOException {
    if (vocabulary != null) {
      return vocabulary;
    }
    return tokenizer == null ? VOCABULARY : tokenizer().vocabulary().size();
  }

  /**
   * The checkpoint, with the tokenizer in its folder.
   *
   * @param folder takes random weights in; empty
   */
  Path checkpoint(Path folder, long seed) throws IOException {
    if (source != null) {
      return source;
    }
    RandomModel.write(size(), seed, folder);
    if (tokenizer != null) {
      Files.delete(folder.resolve(RandomModel.VOCABULARY));
      TokenizerFiles.write(tokenizer(), OptionalInt.empty(), folder);
    }
    return folder;
  }

  /** Whether there is a tokenizer for text. */
  boolean hasTokenizer() {
    return tokenizer != null || source != null;
  }

  Tokenizer tokenizer() throws IOException {
    Path folder = tokenizer != null ? tokenizer : source;
    Path files = Files.isDirectory(folder) ? folder : folder.toAbsolutePath().getParent();
    return TokenizerFiles.read(files).tokenizer();
  }
}
