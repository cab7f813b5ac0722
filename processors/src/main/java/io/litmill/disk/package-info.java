/** Sorted tables on the disk (RocksDB), for what does not fit into memory and is needed once. */
package io.litmill.disk;
