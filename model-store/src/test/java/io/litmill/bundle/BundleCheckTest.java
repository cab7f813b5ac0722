package io.litmill.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.FunctionDefLibrary;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;

/** A bundle that was damaged or tampered with is refused, and the message says where. */
class BundleCheckTest {
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
  void anUntouchedCopyIsInOrderAndHasTheSameId() throws IOException {
    Bundle copy = Bundle.open(folder);
    assertThatCode(copy::check).doesNotThrowAnyException();
    assertThat(copy.id()).isEqualTo(original.id());
    assertThat(copy.id()).isEqualTo("bert-token@" + copy.version()).matches(".*@[0-9a-f]{16}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "saved_model.pb",
        "variables/variables.index",
        "golden.json",
        "tokenizer/vocab.txt"
      })
  void aChangedFileIsNamed(String file) throws IOException {
    byte[] content = Files.readAllBytes(folder.resolve(file));
    content[content.length / 2] ^= 1;
    Files.write(folder.resolve(file), content);
    assertThatThrownBy(Bundle.open(folder)::checkDigests)
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("import the model again")
        .hasMessageEndingWith("\n  " + file + " differs from its digest");
  }

  @Test
  void aChangedWeightIsNamed() throws IOException {
    Path weights = BundleCopy.weights(folder);
    byte[] content = Files.readAllBytes(weights);
    content[0] ^= 1;
    Files.write(weights, content);
    assertThatThrownBy(Bundle.open(folder)::checkDigests)
        .hasMessageEndingWith("variables/" + weights.getFileName() + " differs from its digest");
  }

  @Test
  void everyMissingAndAddedFileIsNamed() throws IOException {
    Files.delete(folder.resolve("golden.json"));
    Files.createDirectories(folder.resolve("assets"));
    Files.writeString(folder.resolve("assets/run.sh"), "echo");
    Files.writeString(folder.resolve("tokenizer/vocab.txt"), "x", StandardOpenOption.APPEND);
    assertThatThrownBy(Bundle.open(folder)::checkDigests)
        .hasMessageEndingWith(
            """
            :
              assets/run.sh is not listed in the manifest
              golden.json is missing
              tokenizer/vocab.txt differs from its digest""");
  }

  @Test
  void aChangedManifestIsAnotherBundle() throws IOException {
    BundleCopy.replace(folder.resolve("manifest.json"), "\"maxTokens\" : ", "\"maxTokens\" :  ");
    assertThat(Bundle.open(folder).id()).isNotEqualTo(original.id());
  }

  @Test
  void aFolderWithoutManifestIsNoBundle() {
    assertThatThrownBy(() -> Bundle.open(work))
        .isInstanceOf(BundleException.class)
        .hasMessage(work + " is no bundle: it has no manifest.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ReadFile", "WriteFile", "PyFunc", "PartitionedCall", "_MklLayerNorm"})
  void aForbiddenOperationInTheGraphIsNamed(String operation) throws IOException {
    NodeDef node = NodeDef.newBuilder().setName("innocent").setOp(operation).build();
    changeGraph(graph -> graph.toBuilder().addNode(node).build());
    assertThatThrownBy(BundleCopy.signed(folder)::check)
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("saved_model.pb")
        .hasMessageEndingWith("not allowed in a bundle: " + operation);
  }

  @Test
  void forbiddenOperationsInsideAFunctionAreNamed() throws IOException {
    FunctionDef function =
        FunctionDef.newBuilder()
            .addNodeDef(NodeDef.newBuilder().setName("a").setOp("WriteFile"))
            .addNodeDef(NodeDef.newBuilder().setName("b").setOp("Identity"))
            .addNodeDef(NodeDef.newBuilder().setName("c").setOp("ReadFile"))
            .build();
    changeGraph(
        graph ->
            graph.toBuilder()
                .setLibrary(FunctionDefLibrary.newBuilder().addFunction(function))
                .build());
    assertThatThrownBy(BundleCopy.signed(folder)::check)
        .hasMessageEndingWith("not allowed in a bundle: ReadFile, WriteFile");
  }

  @Test
  void forbiddenOperationsInAnotherMetaGraphAreNamed() throws IOException {
    Path file = folder.resolve("saved_model.pb");
    SavedModel model = SavedModel.parseFrom(Files.readAllBytes(file));
    MetaGraphDef second =
        MetaGraphDef.newBuilder()
            .setGraphDef(
                GraphDef.newBuilder().addNode(NodeDef.newBuilder().setName("x").setOp("ReadFile")))
            .build();
    Files.write(file, model.toBuilder().addMetaGraphs(second).build().toByteArray());
    assertThatThrownBy(BundleCopy.signed(folder)::check).hasMessageEndingWith(": ReadFile");
  }

  @Test
  void aSavedModelThatIsNoneIsNamed() throws IOException {
    Files.writeString(folder.resolve("saved_model.pb"), "not a protocol buffer");
    assertThatThrownBy(BundleCopy.signed(folder)::check)
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(folder.resolve("saved_model.pb") + " is no SavedModel");
  }

  private void changeGraph(UnaryOperator<GraphDef> change) throws IOException {
    Path file = folder.resolve("saved_model.pb");
    SavedModel model = SavedModel.parseFrom(Files.readAllBytes(file));
    MetaGraphDef metaGraph = model.getMetaGraphs(0);
    Files.write(
        file,
        model.toBuilder()
            .setMetaGraphs(
                0, metaGraph.toBuilder().setGraphDef(change.apply(metaGraph.getGraphDef())))
            .build()
            .toByteArray());
  }
}
