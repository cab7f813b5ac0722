package io.litmill.ingest.kafka;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Says what a failure of Kafka or of the Schema Registry means for an ingest. */
final class KafkaFailure {
  private KafkaFailure() {}

  static IOException of(KafkaException e, IngestSettings settings) {
    if (e instanceof InterruptException) {
      return new InterruptedIOException("interrupted while sending");
    }
    Throwable cause = rootOf(e);
    if (cause instanceof ProducerFencedException
        || cause instanceof InvalidProducerEpochException) {
      return new IOException(
          "another ingest with the transactional id %s has taken over"
              .formatted(settings.transactionalId()),
          e);
    }
    if (cause instanceof RecordTooLargeException) {
      return new IOException(
          "Kafka refuses a record for its size; raise max.message.bytes of the topic: "
              + cause.getMessage(),
          e);
    }
    return new IOException(
        "%s; what was committed stays, a new ingest goes on behind it"
            .formatted(cause.getMessage()),
        e);
  }

  private static Throwable rootOf(Throwable e) {
    Throwable root = e;
    while (root.getCause() instanceof KafkaException) {
      root = root.getCause();
    }
    return root;
  }
}
