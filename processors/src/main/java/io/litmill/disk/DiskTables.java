package io.litmill.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.rocksdb.WriteOptions;

/**
 * Tables in one folder. Memory does not grow with them: a cache of 64 MiB for all, and two write
 * buffers of 32 MiB for each. There is no log; what is in them is lost with the process. Used by
 * one thread.
 */
public final class DiskTables implements AutoCloseable {
  private static final long CACHE_BYTES = 64L << 20;
  private static final long WRITE_BUFFER_BYTES = 32L << 20;
  private static final double BITS_A_KEY = 10;

  private final List<AutoCloseable> natives = new ArrayList<>();
  private final Map<String, DiskTable> tables = new HashMap<>();

  /**
   * Makes the tables, empty.
   *
   * @param folder empty, or not there; it stays for the caller to delete
   * @param names of the tables
   */
  public DiskTables(Path folder, List<String> names) throws IOException {
    RocksDB.loadLibrary();
    Files.createDirectories(folder);
    List<ColumnFamilyDescriptor> families = new ArrayList<>();
    families.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY));
    ColumnFamilyOptions options = options();
    names.forEach(
        name ->
            families.add(
                new ColumnFamilyDescriptor(name.getBytes(StandardCharsets.UTF_8), options)));
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    RocksDB database;
    try {
      database = RocksDB.open(databaseOptions(), folder.toString(), families, handles);
    } catch (RocksDBException e) {
      close();
      throw new IOException("no tables can be made in %s: %s".formatted(folder, e), e);
    }
    natives.add(database);
    natives.addAll(handles);
    WriteOptions write = owned(new WriteOptions().setDisableWAL(true));
    for (int i = 0; i < names.size(); i++) {
      tables.put(names.get(i), new DiskTable(database, handles.get(i + 1), write));
    }
  }

  private DBOptions databaseOptions() {
    return owned(
        new DBOptions()
            .setCreateIfMissing(true)
            .setCreateMissingColumnFamilies(true)
            .setErrorIfExists(true)
            .setMaxOpenFiles(500));
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

  /** One of them. */
  public DiskTable table(String name) {
    DiskTable table = tables.get(name);
    if (table == null) {
      throw new IllegalArgumentException("there is no table %s in %s".formatted(name, tables));
    }
    return table;
  }

  @Override
  public void close() {
    for (int i = natives.size() - 1; i >= 0; i--) {
      try {
        natives.get(i).close();
      } catch (Exception e) {
        throw new IllegalStateException("native memory is given back without failure", e);
      }
    }
    natives.clear();
  }
}
