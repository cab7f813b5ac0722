package io.litmill.topology;

import io.litmill.deadletters.DeadLetters;
import io.litmill.deadletters.Failure;
import io.litmill.deadletters.SourceRecord;
import io.litmill.ledger.Changes;
import io.litmill.ledger.FactChange;
import io.litmill.ledger.FactChange.Asserted;
import io.litmill.ledger.FactChange.Withdrawn;
import io.litmill.ledger.Notice;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.Retraction;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import io.litmill.topology.LedgerSettings.Withdrawal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
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

  private static final String WITHDRAWN = "withdrawn";

  private final ProcessorContext<Object, Object> context;
  private final Withdrawal withdrawal;
  private final int largestDeadRecord;
  private final StreamListener listener;
  private final InstantSource clock;

  Outputs(ProcessorContext<Object, Object> context, StreamParts parts) {
    this.context = context;
    this.withdrawal = parts.settings().ledger().withdrawal();
    this.largestDeadRecord =
        parts.topics().deadLetters().settings().maxMessageBytes() - DEAD_LETTER_MARGIN;
    this.listener = parts.listener();
    this.clock = parts.clock();
  }

  /** Sends all of them; the entry is not among them. */
  void send(String pmid, Changes changes) {
    changes.annotation().ifPresent(change -> forward(ANNOTATIONS, pmid, value(change)));
    changes.triplets().forEach(change -> sendTriplet(change, changes.sourceFile()));
    changes.labels().ifPresent(change -> sendLabels(change, changes.sourceFile()));
    changes.notices().forEach(this::sendNotice);
  }

  private static <K, V> V value(FactChange<K, V> change) {
    return change instanceof Asserted<K, V> asserted ? asserted.value() : null;
  }

  private void sendTriplet(FactChange<TripletKey, Triplet> change, String sourceFile) {
    if (change instanceof Withdrawn<TripletKey, Triplet> withdrawn) {
      TripletKey key = withdrawn.key();
      withdraw(TRIPLETS, key, retraction(key.getPmid(), withdrawn, sourceFile).setTriplet(key));
    } else {
      forward(TRIPLETS, change.key(), value(change));
    }
    listener.triplet(operation(change));
  }

  private void sendLabels(FactChange<String, DocumentLabels> change, String sourceFile) {
    if (change instanceof Withdrawn<String, DocumentLabels> withdrawn) {
      withdraw(LABELS, change.key(), retraction(change.key(), withdrawn, sourceFile));
    } else {
      forward(LABELS, change.key(), value(change));
    }
    listener.labels(operation(change));
  }

  private static String operation(FactChange<?, ?> change) {
    return change instanceof Asserted<?, ?> asserted
        ? asserted.operation().name().toLowerCase(Locale.ROOT)
        : WITHDRAWN;
  }

  private void withdraw(String sink, Object key, Retraction.Builder event) {
    if (withdrawal.tombstone()) {
      forward(sink, key, null);
    }
    if (withdrawal.event()) {
      forward(RETRACTIONS, event.getPmid(), event.build());
    }
  }

  private Retraction.Builder retraction(String pmid, Withdrawn<?, ?> withdrawn, String sourceFile) {
    return Retraction.newBuilder()
        .setPmid(pmid)
        .setKind(withdrawn.key() instanceof TripletKey ? "triplet" : "labels")
        .setReason(withdrawn.reason().text())
        .setModelBundleIds(withdrawn.bundleIds())
        .setSourceFile(sourceFile)
        .setWithdrawnAt(Instant.ofEpochMilli(context.currentSystemTimeMs()));
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
}
