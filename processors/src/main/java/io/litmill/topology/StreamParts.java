package io.litmill.topology;

import io.litmill.annotation.Annotator;
import io.litmill.topics.TopicCatalogue;
import java.util.Objects;

/** What a stream is made of. */
record StreamParts(
    StreamSettings settings, Annotator annotator, TopicCatalogue topics, StreamListener listener) {
  StreamParts {
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(annotator, "annotator");
    Objects.requireNonNull(topics, "topics");
    Objects.requireNonNull(listener, "listener");
  }
}
