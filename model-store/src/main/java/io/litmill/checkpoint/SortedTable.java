package io.litmill.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A sorted string table as LevelDB lays it out: data blocks, an index block that points at them, a
 * footer that points at the index. Within a block a key is stored as what differs from the key
 * before it.
 */
final class SortedTable {
  private static final long MAGIC = 0xdb4775248b80fb57L;
  private static final int FOOTER_BYTES = 48;
  private static final int TRAILER_BYTES = 5;
  private static final byte UNCOMPRESSED = 0;
  private static final int MAX_FILE_BYTES = 256 << 20;

  private final Path file;
  private final ByteBuffer bytes;

  private SortedTable(Path file, ByteBuffer bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /** A key, which is the UTF-8 of a name wherever it is read, and its value. */
  record Row(String key, ByteBuffer value) {}

  /** The rows in the order of their keys. */
  static List<Row> read(Path file) throws IOException {
    if (Files.size(file) > MAX_FILE_BYTES) {
      throw new CheckpointException(
          "%s has %d bytes; an index has at most %d"
              .formatted(file, Files.size(file), MAX_FILE_BYTES));
    }
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(file)).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    try {
      return new SortedTable(file, bytes).rows();
    } catch (BufferUnderflowException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | ArithmeticException e) {
      throw new CheckpointException(file + " is damaged or truncated; fetch it again", e);
    }
  }

  private List<Row> rows() throws CheckpointException {
    List<Row> rows = new ArrayList<>();
    for (Row pointer : block(indexBlock())) {
      rows.addAll(block(BlockHandle.read(pointer.value())));
    }
    return rows;
  }

  private BlockHandle indexBlock() throws CheckpointException {
    if (bytes.limit() < FOOTER_BYTES || bytes.getLong(bytes.limit() - Long.BYTES) != MAGIC) {
      throw new CheckpointException(
          file + " is no index of a TensorFlow checkpoint, or it is truncated; fetch it again");
    }
    ByteBuffer footer = slice(bytes.limit() - FOOTER_BYTES, FOOTER_BYTES - Long.BYTES);
    block(BlockHandle.read(footer)); // the meta index holds nothing, but damage there is damage
    return BlockHandle.read(footer);
  }

  private List<Row> block(BlockHandle handle) throws CheckpointException {
    ByteBuffer withTrailer = slice(handle.offset(), handle.size() + TRAILER_BYTES);
    int checksum = withTrailer.getInt(handle.size() + 1);
    if (Crc32c.masked(withTrailer.duplicate().limit(handle.size() + 1)) != checksum) {
      throw new CheckpointException(
          "%s is damaged: the checksum of the block at byte %d differs; fetch it again"
              .formatted(file, handle.offset()));
    }
    if (withTrailer.get(handle.size()) != UNCOMPRESSED) {
      throw new CheckpointException(
          file
              + " is compressed; load it in TensorFlow and save it again, current versions do not");
    }
    return entries(withTrailer.limit(handle.size()));
  }

  private static List<Row> entries(ByteBuffer block) {
    int restarts = block.getInt(block.limit() - Integer.BYTES);
    block.limit(block.limit() - Math.multiplyExact(Integer.BYTES, Math.addExact(restarts, 1)));
    List<Row> rows = new ArrayList<>();
    byte[] key = {};
    while (block.hasRemaining()) {
      int shared = Varint.readInt(block);
      int differing = Varint.readInt(block);
      int valueSize = Varint.readInt(block);
      if (shared > key.length || differing > block.remaining()) {
        throw new BufferUnderflowException();
      }
      byte[] next = new byte[shared + differing];
      System.arraycopy(key, 0, next, 0, shared);
      block.get(next, shared, differing);
      key = next;
      rows.add(new Row(new String(key, UTF_8), block.slice(block.position(), valueSize)));
      block.position(block.position() + valueSize);
    }
    return rows;
  }

  private ByteBuffer slice(int offset, int size) {
    return bytes.slice(offset, size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Where a block lies, without its trailer. */
  private record BlockHandle(int offset, int size) {
    static BlockHandle read(ByteBuffer from) {
      return new BlockHandle(Varint.readInt(from), Varint.readInt(from));
    }
  }
}
