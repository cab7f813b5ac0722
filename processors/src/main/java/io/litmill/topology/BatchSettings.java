package io.litmill.topology;

import java.time.Duration;

/**
 * When waiting citations go to the annotator.
 *
 * @param records as soon as so many wait
 * @param characters as soon as their texts are so long together
 * @param longestWait as soon as one has waited so long
 */
public record BatchSettings(int records, int characters, Duration longestWait) {
  public BatchSettings {
    if (records < 1 || characters < 1 || longestWait.toMillis() < 1) {
      throw new IllegalArgumentException(
          "a batch of %d records, %d characters, %s: each must be at least 1"
              .formatted(records, characters, longestWait));
    }
  }
}
