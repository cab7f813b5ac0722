package io.litmill.bench.peers;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An ONNX model under construction: nodes and initial values in the wire format of {@code
 * onnx.proto}, whose field numbers stand here.
 */
final class OnnxModel {
  static final int FLOAT = 1;
  static final int INT8 = 3;
  static final int INT32 = 6;

  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;
  private static final String MICROSOFT = "com.microsoft";

  /** Operations of the ONNX standard; all others are Microsoft's. */
  private static final List<String> STANDARD = List.of("MatMul", "Add", "DynamicQuantizeLinear");

  /** Fields of the graph, each with tag and length, in the order they are written. */
  private final List<ByteBuffer> graph = new ArrayList<>();

  /** Writes fields of one message. */
  @FunctionalInterface
  interface Fields {
    void write(CodedOutputStream out) throws IOException;
  }

  OnnxModel() {
    graphField(2, out -> out.writeRawBytes(ByteString.copyFromUtf8("bert")));
  }

  /** An input or output; dimensions are free but for the last one, where {@code width} is not 0. */
  void input(String name, int type) {
    graphField(11, valueInfo(name, type, 2, 0));
  }

  void output(String name, int dimensions, long width) {
    graphField(12, valueInfo(name, FLOAT, dimensions, width));
  }

  private static Fields valueInfo(String name, int type, int dimensions, long width) {
    Fields shape =
        out -> {
          for (int i = 0; i < dimensions; i++) {
            String free = "d" + i;
            boolean fixed = i == dimensions - 1 && width > 0;
            message(
                out,
                1,
                fixed ? dimension -> dimension.writeInt64(1, width) : d -> d.writeString(2, free));
          }
        };
    Fields tensor =
        out -> {
          out.writeInt32(1, type);
          message(out, 2, shape);
        };
    return out -> {
      out.writeString(1, name);
      message(out, 2, value -> message(value, 1, tensor));
    };
  }

  /**
   * Adds a node.
   *
   * @param inputs an empty name leaves an input out
   * @param attributes of type Float or Long
   */
  void node(
      String operation, List<String> inputs, List<String> outputs, Map<String, Number> attributes) {
    graphField(
        1,
        out -> {
          for (String input : inputs) {
            out.writeString(1, input);
          }
          for (String output : outputs) {
            out.writeString(2, output);
          }
          out.writeString(3, outputs.get(0));
          out.writeString(4, operation);
          for (Map.Entry<String, Number> attribute : attributes.entrySet()) {
            message(out, 5, attribute(attribute.getKey(), attribute.getValue()));
          }
          out.writeString(7, STANDARD.contains(operation) ? "" : MICROSOFT);
        });
  }

  private static Fields attribute(String name, Number value) {
    return out -> {
      out.writeString(1, name);
      if (value instanceof Float number) {
        out.writeFloat(2, number);
        out.writeInt32(20, 1);
      } else {
        out.writeInt64(3, value.longValue());
        out.writeInt32(20, 2);
      }
    };
  }

  /** Adds an initial value; {@code data} is little-endian and not copied. */
  void initializer(String name, int type, long[] shape, ByteBuffer data) {
    byte[] head =
        bytes(
            out -> {
              for (long extent : shape) {
                out.writeInt64(1, extent);
              }
              out.writeInt32(2, type);
              out.writeString(8, name);
              out.writeTag(9, 2);
              out.writeUInt32NoTag(data.remaining());
            });
    graph.add(ByteBuffer.wrap(fieldStart(5, head.length + (long) data.remaining())));
    graph.add(ByteBuffer.wrap(head));
    graph.add(data.duplicate());
  }

  /** Writes the model; it must be smaller than 2 GB. */
  void write(Path file) throws IOException {
    long size = graph.stream().mapToLong(ByteBuffer::remaining).sum();
    byte[] start =
        bytes(
            out -> {
              out.writeInt64(1, IR_VERSION);
              opset(out, "", OPSET);
              opset(out, MICROSOFT, 1);
              out.writeRawBytes(fieldStart(7, size));
            });
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      write(channel, ByteBuffer.wrap(start));
      for (ByteBuffer part : graph) {
        write(channel, part.duplicate());
      }
    }
  }

  private static void opset(CodedOutputStream out, String domain, int version) throws IOException {
    message(
        out,
        8,
        opset -> {
          opset.writeString(1, domain);
          opset.writeInt64(2, version);
        });
  }

  private void graphField(int number, Fields fields) {
    byte[] content = bytes(fields);
    graph.add(ByteBuffer.wrap(fieldStart(number, content.length)));
    graph.add(ByteBuffer.wrap(content));
  }

  private static byte[] fieldStart(int number, long length) {
    return bytes(
        out -> {
          out.writeTag(number, 2);
          out.writeUInt64NoTag(length);
        });
  }

  private static void message(CodedOutputStream out, int number, Fields fields) throws IOException {
    out.writeByteArray(number, bytes(fields));
  }

  private static byte[] bytes(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      fields.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(FileChannel channel, ByteBuffer part) throws IOException {
    while (part.hasRemaining()) {
      channel.write(part);
    }
  }
}
