package io.litmill.topology;

import io.litmill.deadletters.SourceRecord;

/** Which records of the citations topic a stream takes, and how fast. Used by all its threads. */
public interface CitationGate {
  /** Takes all, at once. */
  CitationGate OPEN = record -> true;

  /**
   * Whether a record is taken; one that is not is passed over and counted nowhere. May wait, well
   * below the transaction timeout.
   */
  boolean admits(SourceRecord record);
}
