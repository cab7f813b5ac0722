package io.litmill.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the sorted tables that TensorFlow would not write. */
final class TableWriter {
  private static final long MAGIC = 0xdb4775248b80fb57L;

  private final SortedMap<String, byte[]> rows = new TreeMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int compression;

  TableWriter row(String key, byte[] value) {
    rows.put(key, value);
    return this;
  }

  TableWriter compression(int type) {
    compression = type;
    return this;
  }

  Path write(Path file) throws IOException {
    byte[] data = block(rows);
    byte[] meta = block(new TreeMap<>());
    SortedMap<String, byte[]> pointers = new TreeMap<>();
    pointers.put("~", data);
    byte[] index = block(pointers);
    ByteBuffer footer = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
    footer.put(meta).put(index).putLong(40, MAGIC);
    out.writeBytes(footer.array());
    return Files.write(file, out.toByteArray());
  }

  /** Appends a block without shared beginnings; its handle comes back. */
  private byte[] block(SortedMap<String, byte[]> entries) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    entries.forEach(
        (key, value) -> {
          block.write(0);
          block.writeBytes(varint(key.getBytes(UTF_8).length));
          block.writeBytes(varint(value.length));
          block.writeBytes(key.getBytes(UTF_8));
          block.writeBytes(value);
        });
    block.writeBytes(littleEndian(0));
    block.writeBytes(littleEndian(1));
    final int offset = out.size();
    final int size = block.size();
    block.write(compression);
    out.writeBytes(block.toByteArray());
    out.writeBytes(littleEndian(Crc32c.masked(ByteBuffer.wrap(block.toByteArray()))));
    return concatenate(varint(offset), varint(size));
  }

  private static byte[] littleEndian(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  private static byte[] varint(int value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int rest = value;
    while (rest > 0x7f) {
      bytes.write((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes.write(rest);
    return bytes.toByteArray();
  }

  private static byte[] concatenate(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }
}
