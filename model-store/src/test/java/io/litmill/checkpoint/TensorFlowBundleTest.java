package io.litmill.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.Shape;

class TensorFlowBundleTest {
  private static final int VARIABLES = 400;

  @TempDir Path folder;
  private Path prefix;
  private Path index;
  private Path data;

  @BeforeEach
  void name() {
    prefix = folder.resolve("model.ckpt-1000000");
    index = folder.resolve("model.ckpt-1000000.index");
    data = folder.resolve("model.ckpt-1000000.data-00000-of-00001");
  }

  /** Enough variables for several blocks of the table, with long common beginnings. */
  @Test
  void readsWhatTensorFlowWrote() throws IOException {
    TensorFlowCheckpointWriter writer = new TensorFlowCheckpointWriter();
    for (int i = 0; i < VARIABLES; i++) {
      writer.floats(variable(i), i, 2, 3);
    }
    writer.integer("global_step", 17).write(prefix);
    try (Checkpoint checkpoint = Checkpoints.open(folder)) {
      assertThat(checkpoint.names()).hasSize(VARIABLES + 1).contains("global_step");
      for (int i = 0; i < VARIABLES; i++) {
        CheckpointTensor tensor = checkpoint.tensor(variable(i));
        assertThat(tensor.shape()).isEqualTo(Shape.of(2, 3));
        assertThat(tensor.data().asFloatBuffer().get(5)).as(variable(i)).isEqualTo(i + 5);
      }
      assertThat(checkpoint.tensor("global_step").data().getLong()).isEqualTo(17);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".index", ".meta", ".data-00000-of-00001"})
  void opensByAnyFileOrThePrefix(String suffix) throws IOException {
    new TensorFlowCheckpointWriter().floats("a", 1, 1).write(prefix);
    try (Checkpoint checkpoint = Checkpoints.open(Path.of(prefix + suffix))) {
      assertThat(checkpoint.file()).isEqualTo(index);
      assertThat(checkpoint.tensor("a").data().getFloat()).isEqualTo(1);
    }
  }

  @Test
  void partitionedVariableIsRefusedByName() throws IOException {
    new TensorFlowCheckpointWriter()
        .slice("embeddings", "4 2 0,2:-", 2, 2)
        .floats("a", 1, 1)
        .write(prefix);
    try (Checkpoint checkpoint = Checkpoints.open(folder)) {
      assertThat(checkpoint.names()).containsExactly("a", "embeddings");
      assertThatThrownBy(() -> checkpoint.tensor("embeddings"))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContainingAll("tensor embeddings", "partitioned", "save it again");
    }
  }

  @Test
  void stringTensorIsRefusedWhenAskedFor() throws IOException {
    new TensorFlowCheckpointWriter().text("graph", "x").write(prefix);
    try (Checkpoint checkpoint = Checkpoints.open(folder)) {
      assertThatThrownBy(() -> checkpoint.tensor("graph"))
          .hasMessageContainingAll("tensor graph", "DT_STRING");
    }
  }

  @Test
  void damagedDataIsRefused() throws IOException {
    new TensorFlowCheckpointWriter().floats("a", 1, 4).write(prefix);
    flip(data, 5);
    try (Checkpoint checkpoint = Checkpoints.open(folder)) {
      assertThatThrownBy(() -> checkpoint.tensor("a"))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContainingAll("checksum of tensor a", "fetch it again");
    }
  }

  @Test
  void truncatedDataIsRefused() throws IOException {
    new TensorFlowCheckpointWriter().floats("a", 1, 4).write(prefix);
    Files.write(data, new byte[15]);
    try (Checkpoint checkpoint = Checkpoints.open(folder)) {
      assertThatThrownBy(() -> checkpoint.tensor("a"))
          .hasMessageContainingAll(
              "tensor a of 16 bytes begins at byte 0, but the file has 15", "truncated");
    }
  }

  @Test
  void everyDamagedByteOfTheTableIsNoticed() throws IOException {
    new TensorFlowCheckpointWriter().floats("a", 1, 4).floats("ab", 1, 1).write(prefix);
    byte[] whole = Files.readAllBytes(index);
    int checked = whole.length - 48; // the footer has no checksum
    for (int position = 0; position < checked; position++) {
      flip(index, position);
      assertThatThrownBy(() -> Checkpoints.open(prefix))
          .as("byte %d", position)
          .isInstanceOf(CheckpointException.class);
      Files.write(index, whole);
    }
  }

  @Test
  void truncatedTableIsRefused() throws IOException {
    new TensorFlowCheckpointWriter().floats("a", 1, 4).write(prefix);
    byte[] whole = Files.readAllBytes(index);
    for (int length = 0; length < whole.length; length++) {
      Files.write(index, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Checkpoints.open(prefix))
          .as("%d bytes", length)
          .isInstanceOf(CheckpointException.class)
          .hasMessageContainingAll("model.ckpt-1000000.index", "fetch it again");
    }
  }

  @Test
  void missingShardIsNamed() throws IOException {
    new TensorFlowCheckpointWriter().floats("a", 1, 4).write(prefix);
    Files.delete(data);
    assertThatThrownBy(() -> Checkpoints.open(prefix))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("data-00000-of-00001 is missing");
  }

  @Test
  void severalCheckpointsInAFolderAreListed() {
    new TensorFlowCheckpointWriter().floats("a", 1, 4).write(prefix);
    new TensorFlowCheckpointWriter().floats("a", 1, 4).write(folder.resolve("model.ckpt-2"));
    assertThatThrownBy(() -> Checkpoints.open(folder))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContainingAll("several checkpoints", "model.ckpt-1000000,", "model.ckpt-2");
  }

  private static String variable(int i) {
    return "bert/encoder/layer_%d/attention/output/dense/kernel_%d".formatted(i % 12, i);
  }

  private static void flip(Path file, int position) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[position] ^= 0x10;
    Files.write(file, bytes);
  }
}
