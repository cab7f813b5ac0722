package io.litmill.topology;

import io.litmill.deadletters.DeadLetters;
import io.litmill.deadletters.Failure;
import io.litmill.deadletters.SourceRecord;
import io.litmill.ledger.Changes;
import io.litmill.ledger.Notice;
import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.Retraction;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends what changes to the sinks of the topology. Timestamps are those of the sending. */
final class Outputs {
  static final String ANNOTATIONS = "annotations";
  static final String TRIPLETS = "triplets";
  static final String LABELS = "document-labels";
  static final String RETRACTIONS = "retractions";
  static final String NOTICES = "retraction-notices-out";
  static final String DEAD_LETTERS = "dead-letters";

  /** Bytes of a dead letter beside the value: headers, message, stack trace. */
  private static final int DEAD_LETTER_MARGIN = 65_536;

  private final ProcessorContext<Object, Object> context;
  private final FactOutputs facts;
  private final int largestDeadRecord;
  private final StreamListener listener;
  private final InstantSource clock;

  Outputs(ProcessorContext<Object, Object> context, StreamParts parts) {
    this.context = context;
    this.facts =
        new FactOutputs(
            new Sinks(),
            parts.settings().ledger().withdrawal(),
            parts.listener(),
            context::currentSystemTimeMs);
    this.largestDeadRecord =
        parts.topics().deadLetters().settings().maxMessageBytes() - DEAD_LETTER_MARGIN;
    this.listener = parts.listener();
    this.clock = parts.clock();
  }

  /** Sends all of them; the entry is not among them. */
  void send(String pmid, Changes changes) {
    facts.send(pmid, changes);
    changes.notices().forEach(this::sendNotice);
  }

  private void sendNotice(Notice notice) {
    forward(NOTICES, notice.target(), notice.toBytes());
  }

  void deadLetter(SourceRecord record, Failure failure) {
    Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    forward(DEAD_LETTERS, record.key(), DeadLetters.of(record, failure, largestDeadRecord, now));
    listener.deadLetter(failure.stage(), failure.reason());
  }

  /** Says how old a record is now that its results are sent. */
  void fresh(SourceRecord record) {
    long age = clock.millis() - record.timestamp();
    listener.freshness(Duration.ofMillis(Math.max(0, age)));
  }

  private void forward(String sink, Object key, Object value) {
    context.forward(new Record<>(key, value, context.currentSystemTimeMs()), sink);
  }

  /** The topology's sinks of facts. */
  private final class Sinks implements FactSink {
    @Override
    public void annotation(String pmid, AnnotatedCitation value) {
      forward(ANNOTATIONS, pmid, value);
    }

    @Override
    public void triplet(TripletKey key, Triplet value) {
      forward(TRIPLETS, key, value);
    }

    @Override
    public void labels(String pmid, DocumentLabels value) {
      forward(LABELS, pmid, value);
    }

    @Override
    public void retraction(Retraction event) {
      forward(RETRACTIONS, event.getPmid(), event);
    }
  }
}
