package io.litmill.ingest.kafka;

import io.litmill.ingest.PubmedRecord;
import io.litmill.ingest.PubmedRecord.Unreadable;
import io.litmill.ingest.PubmedSource;

/** Hears how an ingest gets on, on the thread that it runs on. */
public interface IngestListener {
  /** One that does nothing. */
  IngestListener SILENT = new IngestListener() {};

  /**
   * A source begins.
   *
   * @param recordsBefore how many of its records an earlier ingest had sent already
   */
  default void begins(PubmedSource source, long recordsBefore) {}

  /** A source is left out: it went through before. */
  default void skipped(PubmedSource source) {}

  /** A record of the source that began was read, also one that an earlier ingest had sent. */
  default void read(PubmedRecord record) {}

  /** Something is unreadable and becomes a dead letter. */
  default void unreadable(Unreadable record) {}

  /**
   * A record of the citations topic cannot be read, and so it is not known whether a baseline's
   * lack of its article means that it vanished.
   *
   * @param description its PMID and its place
   */
  default void undecided(String description) {}

  /**
   * Records were read; called several times a second.
   *
   * @param counts of the whole ingest so far, with the bytes of the source that is being read
   */
  default void progress(IngestCounts counts) {}

  /** A source went through. */
  default void finished(PubmedSource source) {}
}
