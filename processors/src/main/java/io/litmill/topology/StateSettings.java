package io.litmill.topology;

import java.nio.file.Path;
import java.util.Objects;

/**
 * State on this machine; Kafka has it, too.
 *
 * @param store what keeps it at hand
 * @param folder for it; each application id has a folder of its own there
 * @param standbys further instances that keep a copy, so that one of them can take over at once
 * @param replication replication factor of the internal topics; -1: the broker's default
 */
public record StateSettings(Store store, Path folder, int standbys, int replication) {
  /** What keeps state at hand. */
  public enum Store {
    /** RocksDB; the ledger of all of PubMed fits. */
    FILES,
    /** The Java heap; restored from Kafka at each start. */
    MEMORY
  }

  public StateSettings {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(folder, "folder");
    if (standbys < 0) {
      throw new IllegalArgumentException(standbys + " standbys: none is the least");
    }
  }
}
