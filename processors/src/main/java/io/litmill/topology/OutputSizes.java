package io.litmill.topology;

import io.litmill.deadletters.DeadLetters;
import io.litmill.deadletters.Failure;
import io.litmill.ledger.Changes;
import io.litmill.ledger.FactChange.Asserted;
import io.litmill.schemas.AnnotatedCitation;
import io.litmill.topics.Topic;
import java.util.Optional;

/**
 * Finds results that are too large for a message before they are sent: a producer that refuses one
 * gives up the whole transaction. An article's annotation is larger than each of its triplets and
 * its labels.
 */
final class OutputSizes {
  /** Bytes of a message beside its value. */
  private static final int MARGIN = 1_024;

  private final Topic<String, AnnotatedCitation> topic;
  private final int largest;

  OutputSizes(StreamParts parts) {
    topic = parts.topics().annotations();
    largest = topic.settings().maxMessageBytes() - MARGIN;
  }

  Optional<Failure> check(String pmid, Changes changes) {
    return changes
        .annotation()
        .map(change -> change instanceof Asserted<?, AnnotatedCitation> a ? a.value() : null)
        .map(annotation -> topic.value().serializer().serialize(topic.name(), annotation).length)
        .filter(size -> size > largest)
        .map(
            size ->
                Failure.of(
                    "serialise",
                    DeadLetters.TOO_LARGE,
                    "PMID %s: its annotation has %d bytes; a message may have %d"
                        .formatted(pmid, size, largest)));
  }
}
