package io.litmill.ingest.kafka;

import java.time.Duration;

/**
 * How sources are sent.
 *
 * @param topicPrefix stands before the name of every topic; empty for none
 * @param transactionalId names the sender to the brokers: a new one with the same name ends the one
 *     before, so that no record is sent twice
 * @param recordsPerTransaction most records of a transaction
 * @param longestTransaction after this time a transaction is committed, however few its records
 * @param again whether sources are sent that went through before
 */
public record IngestSettings(
    String topicPrefix,
    String transactionalId,
    int recordsPerTransaction,
    Duration longestTransaction,
    boolean again) {
  private static final Duration MOST = Duration.ofSeconds(30);

  public IngestSettings {
    if (transactionalId.isBlank()) {
      throw new IllegalArgumentException("the transactional id is empty");
    }
    if (recordsPerTransaction < 1) {
      throw new IllegalArgumentException(
          "records of a transaction: %d is below 1".formatted(recordsPerTransaction));
    }
    if (longestTransaction.isNegative() || longestTransaction.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "a transaction of %s: allowed is 0 to %s".formatted(longestTransaction, MOST));
    }
  }

  /** Transactions of 5,000 records or 2 s. */
  public static IngestSettings defaults(String topicPrefix) {
    return new IngestSettings(
        topicPrefix, topicPrefix + "litmill-ingest", 5_000, Duration.ofSeconds(2), false);
  }

  public IngestSettings withAgain(boolean value) {
    return new IngestSettings(
        topicPrefix, transactionalId, recordsPerTransaction, longestTransaction, value);
  }

  public IngestSettings withTransactionalId(String value) {
    return new IngestSettings(topicPrefix, value, recordsPerTransaction, longestTransaction, again);
  }
}
