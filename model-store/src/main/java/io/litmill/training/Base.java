package io.litmill.training;

import io.litmill.architecture.Architecture;
import io.litmill.architecture.ModelForm;
import io.litmill.architecture.Task;
import io.litmill.bundle.Bundle;
import io.litmill.bundle.VariablesFile;
import io.litmill.bundle.WeightType;
import io.litmill.checkpoint.Checkpoint;
import io.litmill.checkpoint.Checkpoints;
import io.litmill.checkpoint.source.Overrides;
import io.litmill.checkpoint.source.SourceModel;
import io.litmill.tokenizer.LoadedTokenizer;
import io.litmill.tokenizer.Tokenizer;
import io.litmill.tokenizer.TokenizerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/** The encoder that a training starts from: a checkpoint's, or a bundle's. */
public abstract sealed class Base {
  private final String name;
  private final Architecture architecture;
  private final Tokenizer tokenizer;
  private final int maxTokens;

  private Base(String name, Architecture architecture, Tokenizer tokenizer, int maxTokens) {
    this.name = name;
    this.architecture = architecture;
    this.tokenizer = tokenizer;
    this.maxTokens = Math.min(maxTokens, architecture.maxTokens());
  }

  /** Of a folder that Hugging Face's libraries read, or a TensorFlow checkpoint. */
  public static Base ofCheckpoint(Path path) throws IOException {
    Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
    SourceModel source = SourceModel.read(path, Overrides.task(Task.ENCODER));
    return new OfCheckpoint(
        folder.toAbsolutePath().normalize().getFileName().toString(), source, folder);
  }

  /** Of a folder with {@code config.json} and a tokenizer but no weights: all begin at random. */
  public static Base ofConfiguration(Path folder) throws IOException {
    return new AtRandom(folder);
  }

  /** Of a bundle; its head is kept where the new task has the same labels. */
  public static Base ofBundle(Bundle bundle) throws IOException {
    bundle.checkDigests();
    return new OfBundle(bundle);
  }

  /** For the model card: the name of a folder, or the id of a bundle. */
  public String name() {
    return name;
  }

  Architecture architecture() {
    return architecture;
  }

  Tokenizer tokenizer() {
    return tokenizer;
  }

  /** Of the longest sequence. */
  int maxTokens() {
    return maxTokens;
  }

  /**
   * The weights to begin with.
   *
   * @param folder where a file of weights may be written
   */
  abstract StartingWeights weights(ModelForm form, Path folder) throws IOException;

  private static final class OfCheckpoint extends Base {
    private final SourceModel source;

    OfCheckpoint(String name, SourceModel source, Path folder) throws IOException {
      this(name, source, TokenizerFiles.read(folder));
    }

    private OfCheckpoint(String name, SourceModel source, LoadedTokenizer loaded) {
      super(
          name,
          source.architecture(),
          loaded.tokenizer(),
          loaded.maxTokens().orElse(source.architecture().maxTokens()));
      this.source = source;
    }

    @Override
    StartingWeights weights(ModelForm form, Path folder) throws IOException {
      VariablesFile.write(
          List.copyOf(source.weights().values()), WeightType.FLOAT32, folder.resolve("base"));
      Path prefix = folder.resolve("base").resolve(VariablesFile.PREFIX);
      return new StartingWeights(prefix, source.weights().keySet(), TFloat32.class);
    }
  }

  private static final class AtRandom extends Base {
    AtRandom(Path folder) throws IOException {
      this(folder, SourceModel.architecture(folder), TokenizerFiles.read(folder));
    }

    private AtRandom(Path folder, Architecture architecture, LoadedTokenizer loaded) {
      super(
          folder.toAbsolutePath().normalize().getFileName() + " (random weights)",
          architecture,
          loaded.tokenizer(),
          loaded.maxTokens().orElse(architecture.maxTokens()));
      int pieces = loaded.tokenizer().vocabulary().size();
      if (pieces > architecture.vocabularySize()) {
        throw new IllegalArgumentException(
            "%s: the tokenizer has %d pieces, but vocab_size of the configuration is %d"
                .formatted(folder, pieces, architecture.vocabularySize()));
      }
    }

    @Override
    StartingWeights weights(ModelForm form, Path folder) {
      return new StartingWeights(null, Set.of(), TFloat32.class);
    }
  }

  private static final class OfBundle extends Base {
    private final Bundle bundle;

    OfBundle(Bundle bundle) throws IOException {
      super(
          bundle.id(),
          bundle.manifest().model().architecture(),
          bundle.tokenizer(),
          bundle.manifest().maxTokens());
      this.bundle = bundle;
    }

    @Override
    StartingWeights weights(ModelForm form, Path folder) throws IOException {
      ModelForm stored = bundle.manifest().model();
      boolean sameHead = stored.task() == form.task() && stored.labels().equals(form.labels());
      Path prefix = bundle.folder().resolve(VariablesFile.PREFIX);
      Class<? extends TType> type = bundle.manifest().weightType().type();
      try (Checkpoint checkpoint = Checkpoints.open(prefix)) {
        Set<String> names =
            checkpoint.names().stream()
                .filter(weight -> sameHead || !weight.startsWith("classifier/"))
                .collect(Collectors.toSet());
        return new StartingWeights(prefix, names, type);
      }
    }
  }
}
