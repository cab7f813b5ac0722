package io.litmill.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteOptions;

/**
 * The last value of each triplet, and the concepts, on the disk (RocksDB), so that memory does not
 * grow with the table: two write buffers of 32 MiB for each of the two, and a cache of 64 MiB.
 * There is no log; what is in it is lost with the process. Used by one thread.
 */
final class FactStore implements AutoCloseable {
  private static final long CACHE_BYTES = 64L << 20;
  private static final long WRITE_BUFFER_BYTES = 32L << 20;
  private static final double BITS_A_KEY = 10;

  /** What is done with each entry. */
  interface Visitor {
    void visit(String key, byte[] value) throws IOException;
  }

  private final List<AutoCloseable> natives = new ArrayList<>();
  private final WriteOptions write;
  private final RocksDB database;
  private final ColumnFamilyHandle triplets;
  private final ColumnFamilyHandle nodes;

  /**
   * @param folder empty, or not there
   */
  FactStore(Path folder) throws IOException {
    RocksDB.loadLibrary();
    write = owned(new WriteOptions().setDisableWAL(true));
    ColumnFamilyOptions options = options();
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    try {
      database =
          RocksDB.open(
              owned(
                  new DBOptions()
                      .setCreateIfMissing(true)
                      .setCreateMissingColumnFamilies(true)
                      .setErrorIfExists(true)
                      .setMaxOpenFiles(500)),
              folder.toString(),
              List.of(
                  new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, options),
                  new ColumnFamilyDescriptor("nodes".getBytes(StandardCharsets.UTF_8), options)),
              handles);
    } catch (RocksDBException e) {
      closeNatives();
      throw failure(folder.toString(), e);
    }
    natives.add(database);
    natives.addAll(handles);
    triplets = handles.get(0);
    nodes = handles.get(1);
  }

  private ColumnFamilyOptions options() {
    Cache cache = owned(new LRUCache(CACHE_BYTES));
    BlockBasedTableConfig table =
        new BlockBasedTableConfig()
            .setBlockCache(cache)
            .setCacheIndexAndFilterBlocks(true)
            .setFilterPolicy(owned(new BloomFilter(BITS_A_KEY)));
    return owned(
        new ColumnFamilyOptions()
            .setTableFormatConfig(table)
            .setWriteBufferSize(WRITE_BUFFER_BYTES)
            .setCompressionType(CompressionType.LZ4_COMPRESSION));
  }

  private <T extends AutoCloseable> T owned(T object) {
    natives.add(object);
    return object;
  }

  void put(String tripletId, byte[] value) throws IOException {
    try {
      database.put(triplets, write, bytes(tripletId), value);
    } catch (RocksDBException e) {
      throw failure(tripletId, e);
    }
  }

  void remove(String tripletId) throws IOException {
    try {
      database.delete(triplets, write, bytes(tripletId));
    } catch (RocksDBException e) {
      throw failure(tripletId, e);
    }
  }

  /** Adds what a statement says of a concept to what others say of it. */
  void add(StoredNode said) throws IOException {
    byte[] key = bytes(said.node().id());
    try {
      byte[] known = database.get(nodes, key);
      if (known == null) {
        database.put(nodes, write, key, said.toBytes());
        return;
      }
      StoredNode before = StoredNode.read(said.node().id(), known);
      StoredNode after = before.with(said);
      if (!after.equals(before)) {
        database.put(nodes, write, key, after.toBytes());
      }
    } catch (RocksDBException e) {
      throw failure(said.node().id(), e);
    }
  }

  /** Hands over all triplets in the order of their ids. Concepts may be added meanwhile. */
  void forEachTriplet(Visitor visitor) throws IOException {
    forEach(triplets, visitor);
  }

  /** Hands over all concepts in the order of their ids' bytes. */
  void forEachNode(Visitor visitor) throws IOException {
    forEach(nodes, visitor);
  }

  private void forEach(ColumnFamilyHandle family, Visitor visitor) throws IOException {
    try (RocksIterator iterator = database.newIterator(family)) {
      for (iterator.seekToFirst(); iterator.isValid(); iterator.next()) {
        visitor.visit(new String(iterator.key(), StandardCharsets.UTF_8), iterator.value());
      }
      iterator.status();
    } catch (RocksDBException e) {
      throw failure("reading", e);
    }
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  private static IOException failure(String what, RocksDBException e) {
    return new IOException("the store of the export fails at %s: %s".formatted(what, e), e);
  }

  private void closeNatives() {
    for (int i = natives.size() - 1; i >= 0; i--) {
      try {
        natives.get(i).close();
      } catch (Exception e) {
        throw new IllegalStateException("native memory is given back without failure", e);
      }
    }
    natives.clear();
  }

  @Override
  public void close() {
    closeNatives();
  }
}
