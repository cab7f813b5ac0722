package io.litmill.topology;

import java.time.Duration;

/**
 * Transactions.
 *
 * @param interval between commits; consumers see results after it
 * @param timeout after which the broker gives up a transaction of an instance that vanished. Longer
 *     than a batch takes; until then readers of committed records wait for an instance that does
 *     not come back
 */
public record CommitSettings(Duration interval, Duration timeout) {
  private static final Duration SHORTEST_TIMEOUT = Duration.ofMinutes(1);

  public CommitSettings {
    if (timeout.compareTo(SHORTEST_TIMEOUT) < 0) {
      throw new IllegalArgumentException(
          "litmill.stream.transaction-timeout = %s is not allowed: 1m or more; a batch must be done in a fraction of it"
              .formatted(timeout));
    }
    if (interval.toMillis() < 1 || interval.multipliedBy(4).compareTo(timeout) > 0) {
      throw new IllegalArgumentException(
          "litmill.stream.commit-interval = %s is not allowed: from 1ms to a quarter of litmill.stream.transaction-timeout (%s)"
              .formatted(interval, timeout));
    }
  }
}
