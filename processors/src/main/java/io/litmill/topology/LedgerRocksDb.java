package io.litmill.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.Options;

/**
 * RocksDB for a ledger of millions of small entries that are mostly looked up once: compressed,
 * with a Bloom filter for the many PMIDs that are new.
 */
public final class LedgerRocksDb implements RocksDBConfigSetter {
  private static final double BITS_A_KEY = 10;

  private BloomFilter filter;

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    filter = new BloomFilter(BITS_A_KEY);
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setFilterPolicy(filter);
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setCompressionType(CompressionType.LZ4_COMPRESSION);
  }

  @Override
  public void close(String storeName, Options options) {
    filter.close();
  }
}
