package io.litmill.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardedSafetensorsTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    new SafetensorsWriter().floats("a", new float[] {1}, 1).write(folder.resolve("1.safetensors"));
    new SafetensorsWriter().floats("b", new float[] {2}, 1).write(folder.resolve("2.safetensors"));
  }

  @Test
  void findsEachTensorInItsShard() throws IOException {
    index("{\"weight_map\":{\"a\":\"1.safetensors\",\"b\":\"2.safetensors\"}}");
    try (Checkpoint checkpoint = Checkpoints.open(folder)) {
      assertThat(checkpoint.names()).containsExactly("a", "b");
      assertThat(checkpoint.tensor("a").data().getFloat()).isEqualTo(1);
      assertThat(checkpoint.tensor("b").data().getFloat()).isEqualTo(2);
      assertThatThrownBy(() -> checkpoint.tensor("c")).hasMessageContaining("no tensor c");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{}; there is no weight_map",
        "{\"weight_map\":{}}; there is no weight_map",
        "{\"weight_map\":{\"a\":\"3.safetensors\"}}; tensor a in 3.safetensors, which is missing",
        "{\"weight_map\":{\"a\":\"2.safetensors\"}}; tensor a in 2.safetensors, which does not hold",
        "{\"weight_map\":{\"a\":\"../1.safetensors\"}}; which is no file name",
        "{\"weight_map\":{\"a\":\"..\"}}; which is missing",
        "{\"weight_map\":{\"a\":\"\"}}; which is no file name",
        "{\"weight_map\":{\"a\":\"1.safetensors\",\"a\":\"2.safetensors\"}}; Duplicate"
      })
  void malformedIndexIsRefused(String index, String message) throws IOException {
    index(index);
    assertThatThrownBy(() -> Checkpoints.open(folder))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContainingAll("model.safetensors.index.json", message);
  }

  private void index(String json) throws IOException {
    Files.writeString(folder.resolve("model.safetensors.index.json"), json);
  }
}
