package io.litmill.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteOptions;

/**
 * A value for each key, by the order of the keys' UTF-8 bytes. One of {@link DiskTables}, and
 * usable as long as they are open. All methods throw {@link UncheckedIOException} where the disk
 * fails.
 */
public final class DiskTable {
  private final RocksDB database;
  private final ColumnFamilyHandle family;
  private final WriteOptions write;

  /** What is done with each entry. */
  public interface Visitor {
    void visit(String key, byte[] value) throws IOException;
  }

  DiskTable(RocksDB database, ColumnFamilyHandle family, WriteOptions write) {
    this.database = database;
    this.family = family;
    this.write = write;
  }

  public void put(String key, byte[] value) {
    try {
      database.put(family, write, bytes(key), value);
    } catch (RocksDBException e) {
      throw failure(key, e);
    }
  }

  public void remove(String key) {
    try {
      database.delete(family, write, bytes(key));
    } catch (RocksDBException e) {
      throw failure(key, e);
    }
  }

  /**
   * What a record of a compacted topic says: the last value of a key, or, by null, that it is gone.
   */
  public void set(String key, byte[] value) {
    if (value == null) {
      remove(key);
    } else {
      put(key, value);
    }
  }

  public Optional<byte[]> get(String key) {
    try {
      return Optional.ofNullable(database.get(family, bytes(key)));
    } catch (RocksDBException e) {
      throw failure(key, e);
    }
  }

  /**
   * Hands over all entries in order, as they are when this begins: what the visitor puts is not
   * among them.
   *
   * @throws IOException if the visitor does
   */
  public void forEach(Visitor visitor) throws IOException {
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

  private UncheckedIOException failure(String what, RocksDBException e) {
    return new UncheckedIOException(
        new IOException("the table in %s fails at %s: %s".formatted(database.getName(), what, e)));
  }
}
