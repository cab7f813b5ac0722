package io.litmill.registry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often a URL is tried again and after which time.
 *
 * @param retries tries after the first
 * @param firstWait upper bound of the wait before the second try; it doubles with each try
 * @param maxWait upper bound of every wait
 */
record RetryPolicy(int retries, Duration firstWait, Duration maxWait) {
  RetryPolicy {
    if (retries < 0 || firstWait.isNegative() || maxWait.isNegative()) {
      throw new IllegalArgumentException(
          "negative: retries %d, first wait %s, longest wait %s"
              .formatted(retries, firstWait, maxWait));
    }
  }

  /**
   * The wait before a retry: between half of its bound and all of it, so that clients that failed
   * together do not come back together.
   *
   * @param retry counted from 0
   */
  Duration waitBefore(int retry, RandomGenerator random) {
    double bound = Math.min(maxWait.toMillis(), firstWait.toMillis() * Math.pow(2, retry));
    return Duration.ofMillis(Math.round(bound * (0.5 + random.nextDouble() / 2)));
  }
}
