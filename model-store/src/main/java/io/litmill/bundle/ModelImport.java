package io.litmill.bundle;

import io.litmill.architecture.ModelForm;
import io.litmill.bundle.Manifest.FileDigest;
import io.litmill.bundle.Manifest.Source;
import io.litmill.checkpoint.source.SourceModel;
import io.litmill.checkpoint.source.WeightSource;
import io.litmill.tokenizer.LoadedTokenizer;
import io.litmill.tokenizer.TokenizerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes a bundle out of a checkpoint. Nothing is left behind when it fails; a bundle appears in the
 * store when it is complete.
 */
public final class ModelImport {
  private final Path source;
  private final ImportSettings settings;
  private final SourceModel model;
  private final ModelForm form;
  private final LoadedTokenizer tokenizer;
  private final Manifest plan;

  private ModelImport(Path source, ImportSettings settings) throws IOException {
    this.source = source.toAbsolutePath().normalize();
    this.settings = settings;
    this.model = SourceModel.read(source, settings.overrides());
    this.form =
        new ModelForm(
            model.architecture(),
            model.task(),
            model.task().labelled() ? model.labels() : List.of(),
            model.weights().containsKey("pooler/kernel"));
    this.tokenizer = TokenizerFiles.read(folder());
    this.plan = plan();
  }

  /**
   * The imported bundle.
   *
   * @param notes sentences for the user about what was assumed
   */
  public record Imported(Bundle bundle, SourceModel model, List<String> notes) {}

  /**
   * Imports a checkpoint into the first folder of a store.
   *
   * @param source a folder, or a TensorFlow checkpoint's prefix
   * @throws IllegalArgumentException if the settings do not suit the model
   * @throws io.litmill.checkpoint.CheckpointException if the checkpoint cannot be used
   * @throws BundleException if the store has a bundle of that name and replacing was not asked for
   */
  public static Imported run(Path source, ModelStore store, ImportSettings settings)
      throws IOException {
    Path target = store.target().resolve(settings.name()).toAbsolutePath();
    BundleDraft.requireFree(target, settings.replace());
    ModelImport modelImport = new ModelImport(source, settings);
    List<String> notes = modelImport.notes();
    modelImport.write(target);
    return new Imported(Bundle.open(target), modelImport.model, notes);
  }

  private Path folder() {
    return Files.isDirectory(source) ? source : source.getParent();
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(model.notes());
    notes.addAll(tokenizer.notes());
    int pieces = tokenizer.tokenizer().vocabulary().size();
    int rows = form.architecture().vocabularySize();
    if (pieces > rows) {
      throw new BundleException(
          "the tokenizer of %s has %d pieces, but the model has embeddings for %d only: they do not belong together"
              .formatted(folder(), pieces, rows));
    }
    if (pieces < rows) {
      notes.add(
          "the model has embeddings for %d pieces, the tokenizer has %d: the rest is never used"
              .formatted(rows, pieces));
    }
    return notes;
  }

  private void write(Path target) throws IOException {
    new BundleDraft(plan, tokenizer.tokenizer(), List.copyOf(model.weights().values()), Map.of())
        .write(target);
  }

  /** What the user says, or the least of what the embeddings and the tokenizer allow. */
  private int maxTokens() {
    int most = form.architecture().maxTokens();
    return settings.maxTokens().orElse(Math.min(most, tokenizer.maxTokens().orElse(most)));
  }

  /** The manifest without files, made first so that wrong settings stop an import at once. */
  private Manifest plan() throws IOException {
    SortedMap<String, FileDigest> sources = sourceFiles();
    boolean safetensors = sources.keySet().stream().anyMatch(f -> f.endsWith(".safetensors"));
    String name = source.getFileName().toString();
    return new Manifest(
        Manifest.FORMAT,
        settings.name(),
        form,
        maxTokens(),
        settings.weightType(),
        parameters(model.weights().values()),
        settings.precision(),
        settings.thresholds(),
        null,
        List.of(),
        new Source(safetensors ? "safetensors" : "tensorflow", name, settings.license(), sources),
        Manifest.Card.EMPTY,
        Collections.emptySortedMap());
  }

  private static long parameters(Collection<WeightSource> weights) {
    return weights.stream().mapToLong(weight -> weight.shape().size()).sum();
  }

  /** Digests of the files that weights are read from. */
  private SortedMap<String, FileDigest> sourceFiles() throws IOException {
    SortedMap<String, FileDigest> digests = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder())) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = file.getFileName().toString();
        if (name.endsWith(".safetensors") || name.matches(".*\\.(index|data-\\d+-of-\\d+)")) {
          digests.put(name, Digests.of(file));
        }
      }
    }
    return digests;
  }
}
