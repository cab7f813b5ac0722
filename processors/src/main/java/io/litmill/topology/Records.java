package io.litmill.topology;

import io.litmill.annotation.Annotation.Failed;
import io.litmill.deadletters.Failure;
import io.litmill.deadletters.SourceRecord;
import io.litmill.ledger.Notice;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** From the words of Kafka Streams and the annotator to those of the ledger and dead letters. */
final class Records {
  private Records() {}

  static SourceRecord source(Record<byte[], byte[]> record, RecordMetadata place) {
    return new SourceRecord(
        place.topic(),
        place.partition(),
        place.offset(),
        record.timestamp(),
        record.key(),
        record.value(),
        record.headers());
  }

  /** The notice of a record; empty if it is none. */
  static Optional<Notice> notice(SourceRecord record) {
    if (record.key() == null || record.value() == null) {
      return Optional.empty();
    }
    try {
      String target = new String(record.key(), StandardCharsets.UTF_8);
      return Optional.of(Notice.read(target, record.value()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Failure failure(Failed failed) {
    return new Failure(
        failed.stage(), failed.reason(), failed.message(), failed.cause(), failed.bundleId());
  }
}
