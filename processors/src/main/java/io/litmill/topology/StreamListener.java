package io.litmill.topology;

import java.time.Duration;

/**
 * Hears what a stream does, for metrics. It is called by all stream threads, in the middle of
 * transactions: what a transaction that is given up did is heard again.
 */
public interface StreamListener {
  /** Does nothing. */
  StreamListener NONE = new StreamListener() {};

  /** What became of a record of the citations topic without the annotator. */
  enum Skipped {
    /** Text, pipeline and status are those of the last time. */
    UNCHANGED,
    /** A newer revision came before it. */
    LATE,
    /** A newer revision came while it waited. */
    SUPERSEDED,
    /** The article is gone or may not be relied on. */
    WITHDRAWN
  }

  /** A record of the citations topic was read. */
  default void citation() {}

  /** It did not need the annotator. */
  default void skipped(Skipped why) {}

  /**
   * The annotator was called.
   *
   * @param fill share of the batch that was full, by records or characters, 0 to 1
   */
  default void batch(int records, long characters, double fill, Duration took) {}

  /**
   * A triplet was sent.
   *
   * @param operation {@code added}, {@code changed} or {@code withdrawn}
   */
  default void triplet(String operation) {}

  /**
   * Labels were sent.
   *
   * @param operation {@code added}, {@code changed} or {@code withdrawn}
   */
  default void labels(String operation) {}

  /** A record went to the dead letters. */
  default void deadLetter(String stage, String reason) {}

  /**
   * Results of a record were sent.
   *
   * @param age since its timestamp
   */
  default void freshness(Duration age) {}
}
