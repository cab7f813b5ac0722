package io.litmill.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "pytorch_model.bin, safe_serialization=True",
    "pytorch_model-00001-of-00002.bin, safe_serialization=True",
    "model.pt, save_file",
    "label2id.pkl, save_file",
    "tf_model.h5, from_tf=True",
    "flax_model.msgpack, from_flax=True",
    "model.gguf, original weights"
  })
  void refusesWithAWayOut(String name, String wayOut) throws IOException {
    Path file = Files.write(folder.resolve(name), new byte[] {1});
    for (Path path : new Path[] {file, folder}) {
      assertThatThrownBy(() -> Checkpoints.open(path))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContainingAll(file.toString(), wayOut);
    }
  }

  @Test
  void safetensorsGoBeforePickles() throws IOException {
    Files.write(folder.resolve("pytorch_model.bin"), new byte[] {1});
    new SafetensorsWriter()
        .floats("a", new float[] {1}, 1)
        .write(folder.resolve("model.safetensors"));
    try (Checkpoint checkpoint = Checkpoints.open(folder)) {
      assertThat(checkpoint.names()).containsExactly("a");
    }
  }

  @Test
  void folderOfPicklesNamesTheModel() throws IOException {
    for (String name : new String[] {"label2id.pkl", "optimizer.pt", "pytorch_model.bin"}) {
      Files.write(folder.resolve(name), new byte[] {1});
    }
    assertThatThrownBy(() -> Checkpoints.open(folder)).hasMessageContaining("pytorch_model.bin is");
  }

  @Test
  void emptyFolderHoldsNoCheckpoint() {
    assertThatThrownBy(() -> Checkpoints.open(folder))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContainingAll("holds no checkpoint", "model.safetensors", "*.ckpt*.index");
  }

  @Test
  void absentPathHoldsNoCheckpoint() {
    assertThatThrownBy(() -> Checkpoints.open(folder.resolve("nothing.bin")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("nothing.bin holds no checkpoint");
  }
}
