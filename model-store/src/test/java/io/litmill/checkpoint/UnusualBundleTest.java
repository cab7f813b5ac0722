package io.litmill.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.BundleEntryProto;
import org.tensorflow.proto.BundleHeaderProto;
import org.tensorflow.proto.BundleHeaderProto.Endianness;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorShapeProto;

/** Indexes of bundles that TensorFlow on this machine does not write. */
class UnusualBundleTest {
  private static final BundleHeaderProto HEADER =
      BundleHeaderProto.newBuilder().setNumShards(1).build();
  private static final byte[] DATA = {0, 0, (byte) 0x80, 0x3f};

  @TempDir Path folder;
  private Path index;

  @BeforeEach
  void writeData() throws IOException {
    index = folder.resolve("model.ckpt.index");
    Files.write(folder.resolve("model.ckpt.data-00000-of-00001"), DATA);
  }

  @Test
  void handWrittenTableIsRead() throws IOException {
    table(HEADER).row("a", entry().build().toByteArray()).write(index);
    try (Checkpoint checkpoint = Checkpoints.open(folder)) {
      assertThat(checkpoint.tensor("a").data().getFloat()).isEqualTo(1);
    }
  }

  @Test
  void bigEndianIsRefused() throws IOException {
    table(HEADER.toBuilder().setEndianness(Endianness.BIG).build()).write(index);
    assertThatThrownBy(() -> Checkpoints.open(folder))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContainingAll("model.ckpt.index", "big-endian", "safetensors");
  }

  @Test
  void compressedTableIsRefused() throws IOException {
    table(HEADER).compression(1).write(index);
    assertThatThrownBy(() -> Checkpoints.open(folder))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("is compressed");
  }

  @Test
  void tableWithoutHeaderIsRefused() throws IOException {
    new TableWriter().row("a", entry().build().toByteArray()).write(index);
    assertThatThrownBy(() -> Checkpoints.open(folder))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("without a header");
  }

  @Test
  void damagedHeaderIsRefused() throws IOException {
    new TableWriter().row("", new byte[] {8}).write(index);
    assertThatThrownBy(() -> Checkpoints.open(folder))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("the header is damaged");
  }

  @Test
  void damagedEntryIsNamed() throws IOException {
    table(HEADER).row("a", new byte[] {8}).write(index);
    assertThatThrownBy(() -> Checkpoints.open(folder))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("the entry of tensor a is damaged");
  }

  @Test
  void entryInAShardThatDoesNotExistIsRefused() throws IOException {
    requireRefusal(entry().setShardId(1), "tensor a lies in shard 1 of 1");
  }

  @Test
  void entryWhoseSizeContradictsItsShapeIsRefused() throws IOException {
    requireRefusal(entry().setSize(8), "cannot take the 8 bytes");
  }

  @Test
  void entryOfNegativeShapeIsRefused() throws IOException {
    requireRefusal(entry().setShape(shape(-1)), "the index is damaged");
  }

  @Test
  void entryOfOverflowingShapeIsRefused() throws IOException {
    requireRefusal(entry().setShape(shape(Long.MAX_VALUE)), "the index is damaged");
  }

  @Test
  void entryFarBeyondTheFileIsRefused() throws IOException {
    requireRefusal(entry().setOffset(Long.MAX_VALUE), "truncated");
  }

  private void requireRefusal(BundleEntryProto.Builder entry, String message) throws IOException {
    table(HEADER).row("a", entry.build().toByteArray()).write(index);
    try (Checkpoint checkpoint = Checkpoints.open(folder)) {
      assertThatThrownBy(() -> checkpoint.tensor("a"))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining(message);
    }
  }

  private static TableWriter table(BundleHeaderProto header) {
    return new TableWriter().row("", header.toByteArray());
  }

  private static BundleEntryProto.Builder entry() {
    return BundleEntryProto.newBuilder()
        .setDtype(DataType.DT_FLOAT)
        .setShape(shape(1))
        .setSize(DATA.length)
        .setCrc32C(Crc32c.masked(ByteBuffer.wrap(DATA)));
  }

  private static TensorShapeProto shape(long dimension) {
    return TensorShapeProto.newBuilder()
        .addDim(TensorShapeProto.Dim.newBuilder().setSize(dimension))
        .build();
  }
}
