package io.litmill.topics;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a broker keeps a topic.
 *
 * @param cleanup whether the last record of each key is kept for ever, or all records for a time
 * @param retention how long records are kept; negative: for ever. A compacted topic keeps the last
 *     of each key for ever
 * @param tombstoneRetention how long a compacted topic keeps tombstones: a consumer that is further
 *     behind never hears that something was withdrawn
 * @param maxMessageBytes longest batch of records that the broker takes
 */
public record TopicSettings(
    Cleanup cleanup, Duration retention, Duration tombstoneRetention, int maxMessageBytes) {
  private static final String CLEANUP_POLICY = "cleanup.policy";
  private static final String MAX_MESSAGE_BYTES = "max.message.bytes";
  private static final String RETENTION = "retention.ms";
  private static final String TOMBSTONE_RETENTION = "delete.retention.ms";
  private static final String COMPACTION_LAG = "max.compaction.lag.ms";
  static final Duration FOR_EVER = Duration.ofMillis(-1);
  private static final Duration LEAST_TOMBSTONE_RETENTION = Duration.ofDays(30);

  /** After this time what was withdrawn or replaced is gone from a compacted topic. */
  private static final Duration LONGEST_COMPACTION_LAG = Duration.ofDays(7);

  /** What a broker does with old records. */
  public enum Cleanup {
    COMPACT,
    DELETE
  }

  public TopicSettings {
    if (maxMessageBytes <= 0) {
      throw new IllegalArgumentException("maxMessageBytes " + maxMessageBytes + " is not positive");
    }
    if (cleanup == Cleanup.COMPACT && tombstoneRetention.compareTo(LEAST_TOMBSTONE_RETENTION) < 0) {
      throw new IllegalArgumentException(
          "a compacted topic keeps tombstones for %d days at least, not %d"
              .formatted(LEAST_TOMBSTONE_RETENTION.toDays(), tombstoneRetention.toDays()));
    }
  }

  static TopicSettings compacted(int maxMessageBytes) {
    return new TopicSettings(Cleanup.COMPACT, FOR_EVER, LEAST_TOMBSTONE_RETENTION, maxMessageBytes);
  }

  static TopicSettings kept(Duration retention, int maxMessageBytes) {
    return new TopicSettings(Cleanup.DELETE, retention, Duration.ZERO, maxMessageBytes);
  }

  /** The same as a topic's configuration for the broker. */
  public Map<String, String> asConfiguration() {
    Map<String, String> configuration = new TreeMap<>();
    if (cleanup == Cleanup.COMPACT) {
      configuration.put(CLEANUP_POLICY, "compact");
      configuration.put(TOMBSTONE_RETENTION, Long.toString(tombstoneRetention.toMillis()));
      configuration.put(COMPACTION_LAG, Long.toString(LONGEST_COMPACTION_LAG.toMillis()));
    } else {
      configuration.put(CLEANUP_POLICY, "delete");
      configuration.put(
          RETENTION, Long.toString(retention.isNegative() ? -1 : retention.toMillis()));
    }
    configuration.put(MAX_MESSAGE_BYTES, Integer.toString(maxMessageBytes));
    return configuration;
  }

  /**
   * The part of {@link #asConfiguration} that a topic does not fulfil. It may keep records longer,
   * take longer ones, and compact sooner.
   *
   * @param actual the topic's configuration on the broker
   */
  public Map<String, String> unfulfilledBy(Map<String, String> actual) {
    Map<String, String> unfulfilled = asConfiguration();
    unfulfilled.entrySet().removeIf(e -> fulfils(e.getKey(), actual.get(e.getKey()), e.getValue()));
    return unfulfilled;
  }

  private static boolean fulfils(String key, String actual, String wanted) {
    if (actual == null) {
      return false;
    }
    return switch (key) {
      case CLEANUP_POLICY -> actual.equals(wanted);
      case COMPACTION_LAG -> Long.parseLong(actual) <= Long.parseLong(wanted);
      default -> atLeast(Long.parseLong(actual), Long.parseLong(wanted));
    };
  }

  private static boolean atLeast(long actual, long wanted) {
    return actual < 0 || (wanted >= 0 && actual >= wanted);
  }
}
