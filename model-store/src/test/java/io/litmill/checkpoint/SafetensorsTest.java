package io.litmill.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.ndarray.Shape;

class SafetensorsTest {
  private static final String ONE =
      "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("model.safetensors");
  }

  @Test
  void mapsTensorsReadOnlyAndLittleEndian() throws IOException {
    new SafetensorsWriter()
        .floats("a", new float[] {1, 2, 3, 4, 5, 6}, 2, 3)
        .tensor("b", ElementType.I64, new byte[8])
        .write(file);
    try (Checkpoint checkpoint = Checkpoints.open(folder)) {
      assertThat(checkpoint.names()).containsExactly("a", "b");
      CheckpointTensor a = checkpoint.tensor("a");
      assertThat(a.shape()).isEqualTo(Shape.of(2, 3));
      assertThat(a.type()).isEqualTo(ElementType.F32);
      assertThat(a.data().isReadOnly()).isTrue();
      assertThat(a.data().isDirect()).isTrue();
      assertThat(a.data().getFloat(5 * Float.BYTES)).isEqualTo(6);
      assertThat(checkpoint.tensor("b").shape()).isEqualTo(Shape.scalar());
    }
  }

  @Test
  void tensorStaysReadableAfterClose() throws IOException {
    new SafetensorsWriter().floats("a", new float[] {7}, 1).write(file);
    CheckpointTensor tensor;
    try (Checkpoint checkpoint = Checkpoints.open(file)) {
      tensor = checkpoint.tensor("a");
    }
    assertThat(tensor.data().getFloat()).isEqualTo(7);
    assertThat(tensor.data().getFloat()).as("views share no position").isEqualTo(7);
  }

  @Test
  void emptyTensorIsRead() throws IOException {
    new SafetensorsWriter().floats("a", new float[0], 0, 3).write(file);
    try (Checkpoint checkpoint = Checkpoints.open(file)) {
      assertThat(checkpoint.tensor("a").data().remaining()).isZero();
    }
  }

  @Test
  void absentTensorIsNamed() throws IOException {
    new SafetensorsWriter().floats("a", new float[] {7}, 1).write(file);
    try (Checkpoint checkpoint = Checkpoints.open(file)) {
      assertThatThrownBy(() -> checkpoint.tensor("b"))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContainingAll("model.safetensors", "no tensor b");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"a\":{\"dtype\":\"F4\",\"shape\":[2],\"data_offsets\":[0,8]}}; tensor a: dtype \"F4\"",
        "{\"a\":{\"shape\":[2],\"data_offsets\":[0,8]}}; tensor a: dtype \"\"",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}; shape [3] of F32 takes 12"
            + " bytes, but data_offsets span 8",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}; shape holds -2",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2.0],\"data_offsets\":[0,8]}}; shape holds 2.0",
        "{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,8]}}; shape is missing",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[9223372036854775807,2],\"data_offsets\":[0,8]}};"
            + " too large",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}; not begin and end",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0]}}; not begin and end",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}}; ends at byte 12, but the"
            + " file holds 8",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}};"
            + " tensor b: data begins at byte 4, but the tensor before it ends at 8",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}};"
            + " tensor a: data begins at byte 4, but the tensor before it ends at 0",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}; last 4 bytes belong to"
            + " no tensor",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"a\":1}; Duplicate",
        "[1]; no object",
        "{\"a\"; no valid JSON"
      })
  void malformedHeaderIsRefused(String header, String message) throws IOException {
    SafetensorsWriter.writeRaw(file, header, new byte[8]);
    assertThatThrownBy(() -> Checkpoints.open(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContainingAll("model.safetensors", message);
  }

  @Test
  void sevenBytesAreNoFile() throws IOException {
    Files.write(file, new byte[7]);
    assertThatThrownBy(() -> Checkpoints.open(file)).hasMessageContaining("has 7 bytes");
  }

  @ParameterizedTest
  @CsvSource({"-1, 18446744073709551615", "100000001, 100000001", "1, 1"})
  void headerLengthOutOfRangeIsRefused(long length, String named) throws IOException {
    Files.write(
        file, ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array());
    assertThatThrownBy(() -> Checkpoints.open(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("header length " + named);
  }

  @Test
  void headerBeyondTheFileIsRefused() throws IOException {
    Files.write(file, ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(9).array());
    assertThatThrownBy(() -> Checkpoints.open(file))
        .hasMessageContaining("the header ends at byte 17, but the file has 16");
  }

  @Test
  void truncatedDataIsRefused() throws IOException {
    SafetensorsWriter.writeRaw(file, ONE, new byte[7]);
    assertThatThrownBy(() -> Checkpoints.open(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("tensor a: data ends at byte 8, but the file holds 7");
  }

  @Test
  void tensorBeyondTwoGigabytesOfAFileIsRead() throws IOException {
    long filler = 5L << 29; // 2.5 GiB in five parts, none of them written
    StringBuilder header = new StringBuilder("{");
    for (int part = 0; part < 5; part++) {
      header.append(entry("part" + part, part * (filler / 5), (part + 1) * (filler / 5)));
    }
    header.append(entry("last", filler, filler + 8).replace("},", "}}"));
    SafetensorsWriter.writeRaw(file, header.toString(), new byte[0]);
    long dataStart = Files.size(file);
    Assumptions.assumeTrue(
        Files.getFileStore(folder).getUsableSpace() > 2 * filler, "not enough disk for 2.5 GiB");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(dataStart + filler + 8);
      sparse.seek(dataStart + filler);
      sparse.write(new byte[] {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, 0x40});
    }
    try (Checkpoint checkpoint = Checkpoints.open(file)) {
      assertThat(checkpoint.tensor("last").data().getFloat()).isEqualTo(1);
      assertThat(checkpoint.tensor("last").data().getFloat(4)).isEqualTo(2);
      assertThat(checkpoint.tensor("part4").data().getFloat((1 << 29) - 4)).isZero();
    }
  }

  @Test
  void tensorOfMoreThanTwoGigabytesIsRefusedWhenAskedFor() throws IOException {
    long size = 1L << 31;
    SafetensorsWriter.writeRaw(file, "{" + entry("huge", 0, size).replace("},", "}}"), new byte[0]);
    Assumptions.assumeTrue(
        Files.getFileStore(folder).getUsableSpace() > 2 * size, "not enough disk for 2 GiB");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(sparse.length() + size);
    }
    try (Checkpoint checkpoint = Checkpoints.open(file)) {
      assertThatThrownBy(() -> checkpoint.tensor("huge"))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("tensor huge takes 2147483648 bytes");
    }
  }

  private static String entry(String name, long begin, long end) {
    return "\"%s\":{\"dtype\":\"F32\",\"shape\":[%d],\"data_offsets\":[%d,%d]},"
        .formatted(name, (end - begin) / 4, begin, end);
  }
}
