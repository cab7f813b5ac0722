package io.litmill.topology;

import io.litmill.annotation.Annotator;
import io.litmill.topics.TopicCatalogue;
import java.time.InstantSource;
import java.util.Objects;

/**
 * What a stream is made of.
 *
 * @param gate which citations it takes
 * @param clock goes on while records are processed, unlike that of a processor's context
 */
record StreamParts(
    StreamSettings settings,
    Annotator annotator,
    TopicCatalogue topics,
    StreamListener listener,
    CitationGate gate,
    InstantSource clock) {
  StreamParts {
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(annotator, "annotator");
    Objects.requireNonNull(topics, "topics");
    Objects.requireNonNull(listener, "listener");
    Objects.requireNonNull(gate, "gate");
    Objects.requireNonNull(clock, "clock");
  }

  StreamParts(
      StreamSettings settings,
      Annotator annotator,
      TopicCatalogue topics,
      StreamListener listener,
      CitationGate gate) {
    this(settings, annotator, topics, listener, gate, InstantSource.system());
  }

  /** Of a stream that takes all citations. */
  StreamParts(
      StreamSettings settings,
      Annotator annotator,
      TopicCatalogue topics,
      StreamListener listener,
      InstantSource clock) {
    this(settings, annotator, topics, listener, CitationGate.OPEN, clock);
  }

  /** Of a stream that takes all citations, by the clock of the system. */
  StreamParts(
      StreamSettings settings,
      Annotator annotator,
      TopicCatalogue topics,
      StreamListener listener) {
    this(settings, annotator, topics, listener, InstantSource.system());
  }
}
