package io.litmill.export;

import io.litmill.disk.DiskTable;
import io.litmill.disk.DiskTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The last value of each triplet, and the concepts, on the disk, so that memory does not grow with
 * the table. Used by one thread.
 */
final class FactStore implements AutoCloseable {
  private static final String TRIPLETS = "triplets";
  private static final String NODES = "nodes";

  private final DiskTables tables;
  private final DiskTable triplets;
  private final DiskTable nodes;

  /**
   * @param folder empty, or not there
   */
  FactStore(Path folder) throws IOException {
    tables = new DiskTables(folder, List.of(TRIPLETS, NODES));
    triplets = tables.table(TRIPLETS);
    nodes = tables.table(NODES);
  }

  void put(String tripletId, byte[] value) {
    triplets.put(tripletId, value);
  }

  void remove(String tripletId) {
    triplets.remove(tripletId);
  }

  /** Adds what a statement says of a concept to what others say of it. */
  void add(StoredNode said) {
    String id = said.node().id();
    Optional<StoredNode> before = nodes.get(id).map(bytes -> StoredNode.read(id, bytes));
    StoredNode after = before.map(known -> known.with(said)).orElse(said);
    if (before.isEmpty() || !after.equals(before.get())) {
      nodes.put(id, after.toBytes());
    }
  }

  /** Hands over all triplets in the order of their ids. Concepts may be added meanwhile. */
  void forEachTriplet(DiskTable.Visitor visitor) throws IOException {
    triplets.forEach(visitor);
  }

  /** Hands over all concepts in the order of their ids' bytes. */
  void forEachNode(DiskTable.Visitor visitor) throws IOException {
    nodes.forEach(visitor);
  }

  @Override
  public void close() {
    tables.close();
  }
}
