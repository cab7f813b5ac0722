package io.litmill.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.bundle.Manifest.Precision;
import io.litmill.checkpoint.CheckpointException;
import io.litmill.graph.Flavour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import makes of a checkpoint and of its settings, and that it leaves nothing behind. */
class ModelImportTest {
  private static final String MULTI_LABEL = "bert-sequence-multi-label";

  @TempDir Path store;
  @TempDir Path work;

  @Test
  void theSameCheckpointGivesTheSameId() throws IOException {
    Bundle first = run("bert-token", settings("a"), store.resolve("1"));
    Bundle second = run("bert-token", settings("a"), store.resolve("2"));
    assertThat(second.manifest()).isEqualTo(first.manifest());
    assertThat(second.id()).isEqualTo(first.id());
  }

  @Test
  void anotherThresholdGivesAnotherId() throws IOException {
    ImportSettings half = thresholds(Map.of("resisting cell death", 0.5));
    ImportSettings higher = thresholds(Map.of("resisting cell death", 0.6));
    Bundle first = run(MULTI_LABEL, half, store.resolve("1"));
    Bundle second = run(MULTI_LABEL, higher, store.resolve("2"));
    assertThat(second.version()).isNotEqualTo(first.version());
    assertThat(second.manifest().threshold("resisting cell death")).isEqualTo(0.6);
    assertThat(second.manifest().threshold("inducing angiogenesis")).isEqualTo(0.5);
  }

  @Test
  void theManifestSaysWhatWasImported() throws IOException {
    Manifest manifest = run("bert-token", settings("tagger"), store).manifest();
    assertThat(manifest.name()).isEqualTo("tagger");
    assertThat(manifest.model().labels()).containsExactly("B-DISEASE", "I-DISEASE", "0");
    assertThat(manifest.parameters()).isEqualTo(parameters(manifest));
    assertThat(manifest.source().format()).isEqualTo("safetensors");
    assertThat(manifest.source().name()).isEqualTo("bert-token");
    assertThat(manifest.source().files()).containsOnlyKeys("model.safetensors");
    assertThat(manifest.drift()).hasSize(1);
    assertThat(manifest.drift().get(0).flavour()).isEqualTo(Flavour.BFLOAT16);
    assertThat(manifest.files())
        .containsKeys("saved_model.pb", "golden.json", "variables/variables.index")
        .containsKeys("tokenizer/vocab.txt")
        .doesNotContainKey("manifest.json");
  }

  /** Counted by hand for hidden size H, intermediate size I and L layers of BERT. */
  private static long parameters(Manifest manifest) {
    var a = manifest.model().architecture();
    long h = a.hiddenSize();
    long i = a.intermediateSize();
    long embeddings = (a.vocabularySize() + a.positions() + a.tokenTypes() + 2) * h;
    long layer = 4 * (h * h + h) + 2 * (2 * h) + (h * i + i) + (i * h + h);
    return embeddings + a.layers() * layer + 3 * h + 3;
  }

  @Test
  void aNameThatIsTakenIsRefusedAndTheBundleStaysAsItWas() throws IOException {
    Bundle before = run("bert-token", settings("taken"), store);
    assertThatThrownBy(() -> run(MULTI_LABEL, settings("taken"), store))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(store.resolve("taken").toString())
        .hasMessageContaining("--replace");
    assertThat(Bundle.open(store.resolve("taken")).id()).isEqualTo(before.id());
    assertThat(names(store)).containsExactly("taken");
  }

  @Test
  void replacingPutsTheNewBundleInThePlaceOfTheOld() throws IOException {
    Bundle before = run("bert-token", settings("taken"), store);
    Bundle after = run(MULTI_LABEL, replacing("taken"), store);
    assertThat(after.id()).isNotEqualTo(before.id());
    assertThat(after.folder()).isEqualTo(before.folder());
    assertThatCode(Bundle.open(store.resolve("taken"))::check).doesNotThrowAnyException();
    assertThat(names(store)).containsExactly("taken");
  }

  @Test
  void replacingWhatIsNotThereImports() throws IOException {
    assertThat(run("bert-token", replacing("new"), store).manifest().name()).isEqualTo("new");
  }

  @Test
  void aTokenizerWithMorePiecesThanEmbeddingsIsRefused() throws IOException {
    Path checkpoint = CheckpointCopy.of("tf1-biobert-ner", work.resolve("grown"));
    Files.writeString(checkpoint.resolve("vocab.txt"), "one\nmore\n", StandardOpenOption.APPEND);
    assertThatThrownBy(
            () ->
                ModelImport.run(
                    checkpoint, store(store), PublishedCheckpoints.settings("tf1-biobert-ner")))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("they do not belong together");
    assertThat(names(store)).isEmpty();
  }

  @Test
  void aTokenizerWithFewerPiecesIsNoted() throws IOException {
    Path checkpoint = CheckpointCopy.of("tf1-biobert-ner", work.resolve("shrunk"));
    List<String> pieces = Files.readAllLines(checkpoint.resolve("vocab.txt"));
    Files.write(checkpoint.resolve("vocab.txt"), pieces.subList(0, pieces.size() - 1));
    var imported =
        ModelImport.run(checkpoint, store(store), PublishedCheckpoints.settings("tf1-biobert-ner"));
    assertThat(imported.notes()).anyMatch(note -> note.contains("the rest is never used"));
  }

  @Test
  void aMissingTensorIsNamedAndNothingIsLeftBehind() throws IOException {
    Path checkpoint = CheckpointCopy.of("bert-token", work.resolve("short"));
    CheckpointCopy.renameTensor(
        checkpoint,
        "bert.encoder.layer.1.attention.self.key.weight",
        "bert.encoder.layer.1.attention.self.kez.weight");
    assertThatThrownBy(() -> ModelImport.run(checkpoint, store(store), settings("short")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("layer.1.attention.self.key.weight");
    assertThat(names(store)).isEmpty();
  }

  @Test
  void weightsThatComputeNotANumberAreRefusedAndNothingIsLeftBehind() throws IOException {
    Path checkpoint = CheckpointCopy.of("bert-token", work.resolve("broken"));
    CheckpointCopy.setLastNumber(checkpoint, Float.NaN);
    assertThatThrownBy(() -> ModelImport.run(checkpoint, store(store), settings("broken")))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("computes NaN in logits");
    assertThat(names(store)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "/outside", "", ".hidden", "a/b", "a b", "ä"})
  void aNameThatIsNoFolderNameIsRefused(String name) {
    assertThatThrownBy(() -> settings(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name \"" + name + "\" of a bundle must begin with");
  }

  @Test
  void aThresholdForAnUnknownLabelStopsTheImportBeforeAnythingIsWritten() {
    Path fresh = store.resolve("not-made-yet");
    assertThatThrownBy(() -> run(MULTI_LABEL, thresholds(Map.of("apoptosis", 0.4)), fresh))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("threshold for a label that is not there: apoptosis");
    assertThat(fresh).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({", 512, 64", ", 40, 40", "30, 40, 30", "50, 40, 50", "64, 512, 64", "3, 512, 3"})
  void theLongestSequenceIsAsSetOrTheLeastOfTokenizerAndPositions(
      Integer setting, int modelMaxLength, int expected) throws IOException {
    Path checkpoint = checkpointOf(modelMaxLength);
    Bundle bundle = ModelImport.run(checkpoint, store(store), maxTokens(setting)).bundle();
    assertThat(bundle.manifest().maxTokens()).isEqualTo(expected);
    assertThat(BundleVerification.of(bundle).golden().values()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2, 65})
  void aLongestSequenceThatTheModelCannotHaveIsRefused(int maxTokens) {
    assertThatThrownBy(() -> run("bert-token", maxTokens(maxTokens), store))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxTokens " + maxTokens + " is not in 3..64");
    assertThat(store).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource(
      value = WeightType.class,
      names = {"FLOAT16", "BFLOAT16"})
  void weightsStoredInHalfPrecisionStayClose(WeightType type) throws IOException {
    Bundle full = run("bert-token", settings("full"), store);
    Bundle half = run("bert-token", weights(type), store);
    assertThat(half.manifest().weightType()).isEqualTo(type);
    assertThat(variablesBytes(half)).isLessThan(variablesBytes(full) * 3 / 4);
    Parity parity = ReferenceCheck.of(half, full.golden());
    assertThat(parity.maxDifference()).as(parity.toString()).isPositive();
    assertThat(parity.relativeRms())
        .as(parity.toString())
        .isLessThan(type == WeightType.FLOAT16 ? 2e-3 : 2e-2);
    assertThat(BundleVerification.of(half).savedModel().maxDifference()).isLessThan(1e-5);
  }

  private static long variablesBytes(Bundle bundle) {
    return bundle.manifest().files().entrySet().stream()
        .filter(file -> file.getKey().contains(".data-"))
        .mapToLong(file -> file.getValue().bytes())
        .sum();
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void driftIsMeasuredForThePrecisionToComputeIn(Precision precision) throws IOException {
    List<Manifest.Drift> drift = run("bert-token", precision(precision), store).manifest().drift();
    switch (precision) {
      case FLOAT32 -> assertThat(drift).isEmpty();
      case FLOAT16 ->
          assertThat(drift).singleElement().matches(d -> d.flavour() == Flavour.FLOAT16);
      case AUTO, BFLOAT16 ->
          assertThat(drift).singleElement().matches(d -> d.flavour() == Flavour.BFLOAT16);
    }
    assertThat(drift).allMatch(d -> d.rms() > 0 && d.decisions() > 0);
  }

  @Test
  void aBundleCanBeReadByWhoeverMayReadTheStore() throws IOException {
    Path shared = Files.createDirectory(work.resolve("shared"));
    Bundle bundle = run("bert-token", settings("open"), shared);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bundle.folder())))
        .isEqualTo(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared)));
  }

  private Path checkpointOf(int modelMaxLength) throws IOException {
    Path checkpoint = CheckpointCopy.of("bert-token", work.resolve("copy"));
    BundleCopy.replace(
        checkpoint.resolve("tokenizer_config.json"),
        "\"model_max_length\": 512",
        "\"model_max_length\": " + modelMaxLength);
    return checkpoint;
  }

  private static Bundle run(String checkpoint, ImportSettings settings, Path store)
      throws IOException {
    return ModelImport.run(PublishedCheckpoints.folder(checkpoint), store(store), settings)
        .bundle();
  }

  private static ModelStore store(Path folder) {
    return new ModelStore(List.of(folder));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.map(child -> child.getFileName().toString()).sorted().toList();
    }
  }

  private static ImportSettings settings(String name) {
    return ImportSettings.named(name);
  }

  private static ImportSettings replacing(String name) {
    return change(name, Optional.empty(), Precision.AUTO, WeightType.FLOAT32, Map.of(), true);
  }

  private static ImportSettings thresholds(Map<String, Double> thresholds) {
    return change("t", Optional.empty(), Precision.AUTO, WeightType.FLOAT32, thresholds, false);
  }

  private static ImportSettings maxTokens(Integer maxTokens) {
    return change(
        "m",
        Optional.ofNullable(maxTokens),
        Precision.FLOAT32,
        WeightType.FLOAT32,
        Map.of(),
        false);
  }

  private static ImportSettings weights(WeightType type) {
    return change("w", Optional.empty(), Precision.FLOAT32, type, Map.of(), false);
  }

  private static ImportSettings precision(Precision precision) {
    return change("p", Optional.empty(), precision, WeightType.FLOAT32, Map.of(), false);
  }

  private static ImportSettings change(
      String name,
      Optional<Integer> maxTokens,
      Precision precision,
      WeightType weightType,
      Map<String, Double> thresholds,
      boolean replace) {
    ImportSettings plain = ImportSettings.named(name);
    return new ImportSettings(
        name, plain.overrides(), maxTokens, precision, weightType, null, thresholds, replace);
  }
}
