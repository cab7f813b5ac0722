package io.litmill.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.tensorflow.ndarray.Shape;

/** Writes small safetensors files, well-formed ones and, through {@link #writeRaw}, others. */
public final class SafetensorsWriter {
  private final Map<String, String> entries = new LinkedHashMap<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  public SafetensorsWriter tensor(String name, ElementType type, byte[] bytes, long... shape) {
    int begin = data.size();
    data.writeBytes(bytes);
    entries.put(
        name,
        "{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
            .formatted(type, Arrays.toString(shape), begin, data.size()));
    return this;
  }

  public SafetensorsWriter floats(String name, float[] values, long... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return tensor(name, ElementType.F32, bytes.array(), shape);
  }

  /** Random values; the name is the seed. */
  public SafetensorsWriter random(String name, ElementType type, long... shape) {
    byte[] bytes = new byte[Math.toIntExact(type.bytes(Shape.of(shape)))];
    new Random(name.hashCode()).nextBytes(bytes);
    return tensor(name, type, bytes, shape);
  }

  public Path write(Path file) throws IOException {
    String header =
        entries.entrySet().stream()
            .map(entry -> "\"%s\":%s".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(",", "{\"__metadata__\":{\"format\":\"pt\"},", "}"));
    return writeRaw(file, header, data.toByteArray());
  }

  /** Writes a header as it stands. */
  public static Path writeRaw(Path file, String header, byte[] data) throws IOException {
    byte[] json = header.getBytes(UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    return Files.write(file, bytes.putLong(json.length).put(json).put(data).array());
  }
}
