package io.litmill.checkpoint.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.architecture.Task;
import io.litmill.checkpoint.Checkpoint;
import io.litmill.checkpoint.CheckpointException;
import io.litmill.checkpoint.CheckpointTensor;
import io.litmill.checkpoint.Checkpoints;
import io.litmill.checkpoint.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BioGPT's oddities, on the small BioGPT of the test resources under other names. */
class BioGptSourceTest {
  private static final Path BIOGPT = Path.of("src/test/resources/checkpoints/biogpt");
  private static final String PROJECTION = "output_projection.weight";

  @TempDir Path folder;

  @BeforeEach
  void copyConfiguration() throws IOException {
    Files.copy(BIOGPT.resolve("config.json"), folder.resolve("config.json"));
  }

  @Test
  void epsilonIsTheOneOfTheCodeNotOfTheConfiguration() throws IOException {
    assertThat(Files.readString(BIOGPT.resolve("config.json")))
        .contains("\"layer_norm_eps\": 1e-12");
    assertThat(SourceModel.read(BIOGPT, Overrides.none()).architecture().layerNormEpsilon())
        .isEqualTo(1e-5);
  }

  @Test
  void twoPositionsStayFree() throws IOException {
    SourceModel model = SourceModel.read(BIOGPT, Overrides.none());
    assertThat(model.architecture().positions()).isEqualTo(66);
    assertThat(model.architecture().maxTokens()).isEqualTo(64);
  }

  @Test
  void fairseqNamesAreRead() throws IOException {
    SafetensorsWriter renamed =
        renamed(name -> "decoder." + name.replaceFirst("^biogpt\\.", ""))
            .floats("decoder.version", new float[] {3}, 1);
    renamed.write(folder.resolve("model.safetensors"));
    SourceModel model = SourceModel.read(folder, Overrides.none());
    assertThat(model.task()).isEqualTo(Task.CAUSAL_LM);
    assertThat(model.weights().keySet())
        .isEqualTo(SourceModel.read(BIOGPT, Overrides.none()).weights().keySet());
    assertThat(model.unused().otherHeads()).containsExactly("decoder." + PROJECTION);
    assertThat(model.unused().unexpected()).isEmpty();
  }

  @Test
  void projectionOfItsOwnIsRefused() throws IOException {
    long[] shape =
        SourceModel.read(BIOGPT, Overrides.none())
            .weights()
            .get("embeddings/word")
            .shape()
            .asArray();
    renamed(name -> name.equals(PROJECTION) ? "lost" : name)
        .floats(PROJECTION, new float[(int) (shape[0] * shape[1])], shape)
        .write(folder.resolve("model.safetensors"));
    assertThatThrownBy(() -> SourceModel.read(folder, Overrides.none()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContainingAll(PROJECTION, "differs from biogpt.embed_tokens.weight");
    assertThat(SourceModel.read(folder, Overrides.task(Task.ENCODER)).unused().unexpected())
        .containsExactly("lost");
  }

  @Test
  void missingUntiedProjectionIsRefused() throws IOException {
    renamed(name -> name.equals(PROJECTION) ? "lost" : name)
        .write(folder.resolve("model.safetensors"));
    Path config = folder.resolve("config.json");
    String json = Files.readString(config);
    Files.writeString(config, json.replaceFirst("\\{", "{\"tie_word_embeddings\": false,"));
    assertThatThrownBy(() -> SourceModel.read(folder, Overrides.none()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContainingAll("tie_word_embeddings is false", PROJECTION);
  }

  @Test
  void questionIsNoTaskOfBioGpt() {
    assertThatThrownBy(() -> SourceModel.read(BIOGPT, Overrides.task(Task.QUESTION)))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("biogpt model has no head for task question");
  }

  private static SafetensorsWriter renamed(UnaryOperator<String> rename) throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter();
    try (Checkpoint checkpoint = Checkpoints.open(BIOGPT)) {
      for (String name : checkpoint.names()) {
        CheckpointTensor tensor = checkpoint.tensor(name);
        byte[] bytes = new byte[tensor.data().remaining()];
        tensor.data().get(bytes);
        writer.tensor(rename.apply(name), tensor.type(), bytes, tensor.shape().asArray());
      }
    }
    return writer;
  }
}
