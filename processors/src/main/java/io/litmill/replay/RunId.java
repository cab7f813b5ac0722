package io.litmill.replay;

import java.util.regex.Pattern;

/**
 * Name of a replay. Topics, consumer group and state of the run are named after it.
 *
 * <p>Kafka Streams' tools find the internal topics of an application by its id and a dash, so no
 * application id may be another one followed by a dash. The id of a run is the live one, {@code
 * .replay.}, the name, {@code .run}: a name has no dot, so that holds against the live id and
 * against all other runs.
 */
public record RunId(String text) {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,49}");

  /**
   * @throws IllegalArgumentException if the text is not allowed
   */
  public RunId {
    if (!ALLOWED.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "run id \"%s\": letters, digits, '_' and '-' are allowed, up to 50 of them, the first a letter or a digit"
              .formatted(text));
    }
  }

  /** Application id of the run of a live application. */
  String applicationId(String live) {
    return live + ".replay." + text + ".run";
  }

  /**
   * What stands before the names of the run's topics.
   *
   * @param live what stands before those of the live topics
   */
  String topicPrefix(String live) {
    return live + "replay." + text + ".";
  }

  @Override
  public String toString() {
    return text;
  }
}
