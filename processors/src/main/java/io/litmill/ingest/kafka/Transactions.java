package io.litmill.ingest.kafka;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Sends messages in transactions that begin with the first message and are committed when asked.
 * That a message could not be sent shows at the latest when it is committed.
 */
final class Transactions implements AutoCloseable {
  private static final Duration CLOSE = Duration.ofSeconds(10);

  private final Producer<byte[], byte[]> producer;
  private final IngestSettings settings;
  private final LongSupplier nanoTime;
  private boolean open;
  private int messages;
  private long began;

  Transactions(Producer<byte[], byte[]> producer, IngestSettings settings, LongSupplier nanoTime) {
    this.producer = producer;
    this.settings = settings;
    this.nanoTime = nanoTime;
  }

  /** Ends what an earlier sender of the same transactional id left open. */
  void init() {
    producer.initTransactions();
  }

  void send(ProducerRecord<byte[], byte[]> message) {
    if (!open) {
      producer.beginTransaction();
      open = true;
      messages = 0;
      began = nanoTime.getAsLong();
    }
    messages++;
    producer.send(message);
  }

  /** Whether the transaction has as many messages, or is as old, as the settings allow. */
  boolean isDue() {
    return open
        && (messages >= settings.recordsPerTransaction()
            || nanoTime.getAsLong() - began >= settings.longestTransaction().toNanos());
  }

  boolean isOpen() {
    return open;
  }

  /** Returns when the brokers have everything, and consumers may see it. */
  void commit() {
    if (open) {
      producer.commitTransaction();
      open = false;
    }
  }

  /** Takes back what is not committed. */
  @Override
  public void close() {
    if (open) {
      open = false;
      try {
        producer.abortTransaction();
      } catch (KafkaException | IllegalStateException e) {
        // whoever comes next with this transactional id ends the transaction
      }
    }
    producer.close(CLOSE);
  }
}
