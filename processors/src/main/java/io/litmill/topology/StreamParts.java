package io.litmill.topology;

import io.litmill.annotation.Annotator;
import io.litmill.topics.TopicCatalogue;
import java.time.InstantSource;
import java.util.Objects;

/**
 * What a stream is made of.
 *
 * @param clock goes on while records are processed, unlike that of a processor's context
 */
record StreamParts(
    StreamSettings settings,
    Annotator annotator,
    TopicCatalogue topics,
    StreamListener listener,
    InstantSource clock) {
  StreamParts {
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(annotator, "annotator");
    Objects.requireNonNull(topics, "topics");
    Objects.requireNonNull(listener, "listener");
    Objects.requireNonNull(clock, "clock");
  }

  StreamParts(
      StreamSettings settings,
      Annotator annotator,
      TopicCatalogue topics,
      StreamListener listener) {
    this(settings, annotator, topics, listener, InstantSource.system());
  }
}
