package io.litmill.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.litmill.architecture.Task;
import io.litmill.checkpoint.source.Overrides;
import io.litmill.checkpoint.source.SourceModel;
import io.litmill.checkpoint.source.WeightSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;

/** Verification computes: what is in order by its digests but computes otherwise is found. */
class BundleVerificationTest {
  @TempDir static Path store;
  @TempDir Path work;

  private static Bundle original;
  private Path folder;

  @BeforeAll
  static void importOnce() throws IOException {
    original = PublishedCheckpoints.imported("bert-token", store);
  }

  @BeforeEach
  void copy() throws IOException {
    folder = BundleCopy.of(original.folder(), work.resolve("copy"));
  }

  @Test
  void anImportedBundleComputesItsGoldenValuesExactly() throws IOException {
    BundleVerification verified = BundleVerification.of(original);
    assertThat(verified.golden().values()).isPositive();
    assertThat(verified.golden().maxDifference()).isZero();
    assertThat(verified.savedModel().values()).isEqualTo(verified.golden().values());
  }

  @Test
  void anAlteredGoldenValueIsFoundWhereItStands() throws IOException {
    Path golden = folder.resolve("golden.json");
    JsonNode tree = Bundle.JSON.readTree(golden.toFile());
    ArrayNode token = (ArrayNode) tree.at("/examples/1/outputs/logits/2");
    token.set(1, token.get(1).doubleValue() + 0.5);
    Bundle.JSON.writeValue(golden.toFile(), tree);
    int labels = original.manifest().model().outputs();
    assertThatThrownBy(() -> BundleVerification.of(BundleCopy.signed(folder)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining(
            "differ by 5.0e-01 at example 2, logits[" + (2 * labels + 1) + "], allowed is 1e-04");
  }

  @Test
  void otherWeightsOfTheSameShapesAreFound() throws IOException {
    List<WeightSource> swapped = withSwappedNorms();
    Folders.delete(folder.resolve("variables"));
    VariablesFile.write(swapped, WeightType.FLOAT32, folder);
    assertThatThrownBy(() -> BundleVerification.of(BundleCopy.signed(folder)))
        .isInstanceOf(BundleException.class)
        .hasMessageMatching("(?s).* computes other values than its golden ones.* at example .*");
  }

  /** TensorFlow keeps a checksum of each tensor, which a changed byte does not pass. */
  @Test
  void aChangedByteOfTheWeightsIsFoundEvenIfTheManifestListsIt() throws IOException {
    Path data = BundleCopy.weights(folder);
    byte[] content = Files.readAllBytes(data);
    content[content.length / 2] ^= 0x40;
    Files.write(data, content);
    assertThatThrownBy(() -> BundleVerification.of(BundleCopy.signed(folder)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(folder + " cannot be computed")
        .hasMessageContaining("variables");
  }

  @Test
  void weightsThatLackATensorAreFound() throws IOException {
    List<WeightSource> weights = new ArrayList<>(weights());
    String lost = weights.remove(weights.size() - 1).name();
    Folders.delete(folder.resolve("variables"));
    VariablesFile.write(weights, WeightType.FLOAT32, folder);
    assertThatThrownBy(() -> BundleVerification.of(BundleCopy.signed(folder)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(lost);
  }

  @Test
  void anOutputThatTheModelDoesNotHaveIsNamed() throws IOException {
    BundleCopy.replace(folder.resolve("golden.json"), "\"logits\"", "\"scores\"");
    assertThatThrownBy(() -> BundleVerification.of(BundleCopy.signed(folder)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("example 1, scores: the model has no such output");
  }

  @Test
  void aSavedModelWithoutItsSignatureIsFound() throws IOException {
    Path file = folder.resolve("saved_model.pb");
    SavedModel model = SavedModel.parseFrom(Files.readAllBytes(file));
    MetaGraphDef bare = model.getMetaGraphs(0).toBuilder().clearSignatureDef().build();
    Files.write(file, model.toBuilder().setMetaGraphs(0, bare).build().toByteArray());
    assertThatThrownBy(() -> BundleVerification.of(BundleCopy.signed(folder)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("has no signature serving_default");
  }

  @Test
  void aGoldenFileWithoutExamplesIsNamed() throws IOException {
    ObjectNode tree = (ObjectNode) Bundle.JSON.readTree(folder.resolve("golden.json").toFile());
    tree.putArray("examples");
    Bundle.JSON.writeValue(folder.resolve("golden.json").toFile(), tree);
    assertThatThrownBy(() -> BundleVerification.of(BundleCopy.signed(folder)))
        .hasMessageContaining("golden.json")
        .hasMessageContaining("there are no examples");
  }

  private static List<WeightSource> weights() throws IOException {
    SourceModel model =
        SourceModel.read(PublishedCheckpoints.folder("bert-token"), Overrides.task(Task.TOKEN));
    return List.copyOf(model.weights().values());
  }

  private static List<WeightSource> withSwappedNorms() throws IOException {
    String first = "layers/0/attention/norm/gamma";
    String second = "layers/1/attention/norm/gamma";
    List<WeightSource> swapped = new ArrayList<>();
    List<WeightSource> weights = weights();
    for (WeightSource weight : weights) {
      String from =
          weight.name().equals(first)
              ? second
              : weight.name().equals(second) ? first : weight.name();
      WeightSource source =
          weights.stream().filter(other -> other.name().equals(from)).findFirst().orElseThrow();
      swapped.add(
          new WeightSource(weight.name(), weight.shape(), source.tensor(), source.transposed()));
    }
    return swapped;
  }
}
