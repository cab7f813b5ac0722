package io.litmill.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Copies of the small checkpoints for tests that change them. */
public final class CheckpointCopy {
  private CheckpointCopy() {}

  /** Copies a checkpoint of the test resources. */
  public static Path of(String name, Path target) throws IOException {
    return BundleCopy.of(PublishedCheckpoints.folder(name), target);
  }

  /** Replaces text of the same length in the header of a safetensors file. */
  static void renameTensor(Path checkpoint, String from, String to) throws IOException {
    if (from.length() != to.length()) {
      throw new IllegalArgumentException(from + " and " + to + " differ in length");
    }
    Path file = checkpoint.resolve("model.safetensors");
    byte[] content = Files.readAllBytes(file);
    int at = new String(content, StandardCharsets.ISO_8859_1).indexOf('"' + from + '"');
    if (at < 0) {
      throw new AssertionError(file + " has no tensor " + from);
    }
    System.arraycopy(to.getBytes(StandardCharsets.ISO_8859_1), 0, content, at + 1, to.length());
    Files.write(file, content);
  }

  /** Sets all numbers of a tensor of float32 in a safetensors file. */
  public static void setTensor(Path checkpoint, String name, float value) throws IOException {
    Path file = checkpoint.resolve("model.safetensors");
    ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int header = Math.toIntExact(content.getLong(0));
    byte[] json = Arrays.copyOfRange(content.array(), Long.BYTES, Long.BYTES + header);
    JsonNode offsets = Bundle.JSON.readTree(json).path(name).path("data_offsets");
    int start = Long.BYTES + header + offsets.path(0).intValue();
    int end = Long.BYTES + header + offsets.path(1).intValue();
    if (start == end) {
      throw new AssertionError(file + " has no tensor " + name);
    }
    for (int at = start; at < end; at += Float.BYTES) {
      content.putFloat(at, value);
    }
    Files.write(file, content.array());
  }

  /** Sets the last number of the last tensor of a safetensors file of float32. */
  static void setLastNumber(Path checkpoint, float value) throws IOException {
    Path file = checkpoint.resolve("model.safetensors");
    byte[] content = Files.readAllBytes(file);
    ByteBuffer.wrap(content)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putFloat(content.length - Float.BYTES, value);
    Files.write(file, content);
  }
}
