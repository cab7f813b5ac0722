package io.litmill.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A concept in the store.
 *
 * @param namedAt when the statement that gave it the name was mined, milliseconds since 1970
 */
record StoredNode(long namedAt, GraphNode node) {
  /** What both say of one concept: the later name, all categories. */
  StoredNode with(StoredNode other) {
    boolean later =
        other.namedAt > namedAt
            || (other.namedAt == namedAt && other.node.name().compareTo(node.name()) < 0);
    SortedSet<String> categories = new TreeSet<>(node.categories());
    categories.addAll(other.node.categories());
    StoredNode named = later ? other : this;
    return new StoredNode(named.namedAt, new GraphNode(node.id(), named.node.name(), categories));
  }

  /** All but the id, which is the key. */
  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(namedAt);
      write(node.name(), out);
      out.writeInt(node.categories().size());
      for (String category : node.categories()) {
        write(category, out);
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory can be written to", e);
    }
    return bytes.toByteArray();
  }

  static StoredNode read(String id, byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      long namedAt = in.readLong();
      String name = readText(in);
      SortedSet<String> categories = new TreeSet<>();
      for (int left = in.readInt(); left > 0; left--) {
        categories.add(readText(in));
      }
      return new StoredNode(namedAt, new GraphNode(id, name, categories));
    } catch (IOException e) {
      throw new IllegalStateException("memory can be read", e);
    }
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
