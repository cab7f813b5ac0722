package io.litmill.ingest.kafka;

import io.litmill.ingest.PubmedRecord;
import io.litmill.ingest.PubmedRecord.Article;
import io.litmill.ingest.PubmedRecord.Deletion;
import io.litmill.ingest.PubmedRecord.Unreadable;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Sends one source. */
final class SourceSending {
  private static final Duration PATIENCE = Duration.ofMillis(100);
  private static final int RECORDS_PER_REPORT = 200;

  private final ProgressTopic topic;
  private final Transactions transactions;
  private final RecordMessages messages;
  private final IngestListener listener;
  private final SourceProgress start;
  private SourceProgress reached;
  private long citations;
  private long deletions;
  private long unreadable;

  SourceSending(
      ProgressTopic topic,
      Transactions transactions,
      RecordMessages messages,
      IngestListener listener,
      SourceProgress start) {
    this.topic = topic;
    this.transactions = transactions;
    this.messages = messages;
    this.listener = listener;
    this.start = start;
    this.reached = start;
  }

  /** How far the source has come; committed with the transaction that is open, if one is. */
  SourceProgress progress() {
    return reached;
  }

  /**
   * Sends the records behind those that were sent before. At its end the last transaction may be
   * open, so that many small sources share one; what is in it and how far the source has come
   * always agree, also where the source fails.
   */
  IngestCounts run(RecordFeed feed, IngestCounts before, BooleanSupplier stopped)
      throws IOException, InterruptedException {
    while (!feed.atEnd()) {
      PubmedRecord record = poll(feed);
      if (record != null) {
        listener.read(record);
      }
      if (record != null && record.sourceOrder() > start.lastOrder()) {
        send(record);
      }
      if (transactions.isDue() || (stopped.getAsBoolean() && transactions.isOpen())) {
        save(false);
        transactions.commit();
      }
      if (stopped.getAsBoolean()) {
        return counts(before, feed);
      }
      if (record == null || citations % RECORDS_PER_REPORT == 0) {
        listener.progress(counts(before, feed));
      }
    }
    save(true);
    return counts(before, feed);
  }

  private PubmedRecord poll(RecordFeed feed) throws IOException, InterruptedException {
    try {
      return feed.poll(PATIENCE);
    } catch (IOException e) {
      if (transactions.isOpen()) {
        save(false);
      }
      throw e;
    }
  }

  private void send(PubmedRecord record) {
    transactions.send(messages.message(record));
    reached = start.at(record.sourceOrder() - start.sourceOrderBase(), false);
    if (record instanceof Article) {
      citations++;
    } else if (record instanceof Deletion) {
      deletions++;
    } else if (record instanceof Unreadable damaged) {
      unreadable++;
      listener.unreadable(damaged);
    }
  }

  private void save(boolean complete) {
    reached = reached.at(reached.records(), complete);
    transactions.send(topic.message(reached));
  }

  private IngestCounts counts(IngestCounts before, RecordFeed feed) {
    return before.plusRecords(citations, deletions, unreadable).plusBytes(feed.bytesRead());
  }
}
