package io.litmill.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tensorflow.ndarray.Shape;

/**
 * The table of contents of a safetensors file: eight bytes of header length, the header as JSON,
 * then the data, which the tensors must cover without gap or overlap.
 */
final class SafetensorsHeader {
  private static final int LENGTH_BYTES = 8;

  /** The limit of the reference implementation. */
  static final int MAX_LENGTH = 100_000_000;

  private final Path file;
  private final long dataStart;
  private final long dataSize;

  private SafetensorsHeader(Path file, long dataStart, long dataSize) {
    this.file = file;
    this.dataStart = dataStart;
    this.dataSize = dataSize;
  }

  static SortedMap<String, TensorLocation> read(Path file, FileChannel channel) throws IOException {
    if (channel.size() < LENGTH_BYTES) {
      throw new CheckpointException(
          "%s has %d bytes; it is no safetensors file".formatted(file, channel.size()));
    }
    long length = readFully(channel, 0, LENGTH_BYTES).getLong();
    if (length < 2 || length > MAX_LENGTH) {
      throw new CheckpointException(
          "%s: header length %s is not between 2 and %d; it is no safetensors file"
              .formatted(file, Long.toUnsignedString(length), MAX_LENGTH));
    }
    long dataStart = LENGTH_BYTES + length;
    if (dataStart > channel.size()) {
      throw new CheckpointException(
          "%s: the header ends at byte %d, but the file has %d; it is truncated, fetch it again"
              .formatted(file, dataStart, channel.size()));
    }
    JsonNode json =
        StrictJson.parseObject(file, readFully(channel, LENGTH_BYTES, (int) length).array());
    return new SafetensorsHeader(file, dataStart, channel.size() - dataStart).tensors(json);
  }

  private static ByteBuffer readFully(FileChannel channel, long position, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException("the file shrank while it was read");
      }
    }
    return buffer.flip();
  }

  private SortedMap<String, TensorLocation> tensors(JsonNode json) throws CheckpointException {
    SortedMap<String, TensorLocation> tensors = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (!field.getKey().equals("__metadata__")) {
        tensors.put(field.getKey(), location(field.getKey(), field.getValue()));
      }
    }
    requireContiguous(tensors);
    return tensors;
  }

  private TensorLocation location(String name, JsonNode json) throws CheckpointException {
    String dtype = json.path("dtype").asText();
    ElementType type =
        ElementType.named(dtype)
            .orElseThrow(() -> refuse(name, "dtype \"%s\" is not known".formatted(dtype)));
    Shape shape = Shape.of(longs(name, json, "shape"));
    long[] offsets = longs(name, json, "data_offsets");
    if (offsets.length != 2 || offsets[0] > offsets[1]) {
      throw refuse(name, "data_offsets " + json.path("data_offsets") + " are not begin and end");
    }
    if (offsets[1] > dataSize) {
      throw refuse(
          name,
          "data ends at byte %d, but the file holds %d bytes of data; it is truncated, fetch it again"
              .formatted(offsets[1], dataSize));
    }
    requireSize(name, type, shape, offsets[1] - offsets[0]);
    return new TensorLocation(type, shape, dataStart + offsets[0], offsets[1] - offsets[0]);
  }

  private long[] longs(String name, JsonNode json, String key) throws CheckpointException {
    List<Long> values = new ArrayList<>();
    for (JsonNode element : json.path(key)) {
      if (!element.isIntegralNumber() || !element.canConvertToLong() || element.asLong() < 0) {
        throw refuse(name, "%s holds %s".formatted(key, element));
      }
      values.add(element.asLong());
    }
    if (!json.path(key).isArray()) {
      throw refuse(name, key + " is missing or no list");
    }
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  private void requireSize(String name, ElementType type, Shape shape, long size)
      throws CheckpointException {
    try {
      if (type.bytes(shape) == size) {
        return;
      }
    } catch (ArithmeticException e) {
      throw refuse(name, "shape %s is too large".formatted(shape));
    }
    throw refuse(
        name,
        "shape %s of %s takes %d bytes, but data_offsets span %d"
            .formatted(shape, type, type.bytes(shape), size));
  }

  private void requireContiguous(SortedMap<String, TensorLocation> tensors)
      throws CheckpointException {
    List<Map.Entry<String, TensorLocation>> inOrder = new ArrayList<>(tensors.entrySet());
    inOrder.sort(
        Comparator.comparingLong(
                (Map.Entry<String, TensorLocation> entry) -> entry.getValue().offset())
            .thenComparingLong(entry -> entry.getValue().size()));
    long end = dataStart;
    for (Map.Entry<String, TensorLocation> entry : inOrder) {
      TensorLocation location = entry.getValue();
      if (location.offset() != end) {
        throw refuse(
            entry.getKey(),
            "data begins at byte %d, but the tensor before it ends at %d"
                .formatted(location.offset() - dataStart, end - dataStart));
      }
      end = location.offset() + location.size();
    }
    if (end != dataStart + dataSize) {
      throw new CheckpointException(
          "%s: the last %d bytes belong to no tensor".formatted(file, dataStart + dataSize - end));
    }
  }

  private CheckpointException refuse(String name, String reason) {
    return new CheckpointException("%s: tensor %s: %s".formatted(file, name, reason));
  }
}
