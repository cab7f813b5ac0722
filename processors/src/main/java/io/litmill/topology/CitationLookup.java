package io.litmill.topology;

import io.litmill.deadletters.SourceRecord;
import java.util.Optional;

/** Reads a single record of the citations topic again. Used by one thread. */
interface CitationLookup extends AutoCloseable {
  /** The record, unless a newer one of its key has replaced it. */
  Optional<SourceRecord> at(int partition, long offset);

  @Override
  void close();
}
