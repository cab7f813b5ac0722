package io.litmill.ingest.kafka;

import io.litmill.ingest.PubmedRecord;
import io.litmill.ingest.PubmedRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Reads records ahead on a thread of its own, so that reading and sending go on at the same time,
 * and a source that stalls (a pipe) keeps no transaction open.
 */
final class RecordFeed implements AutoCloseable {
  /** Records may have megabytes. */
  private static final int AHEAD = 32;

  private sealed interface Item {
    record Read(PubmedRecord record) implements Item {}

    record End(Throwable failure) implements Item {}
  }

  private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(AHEAD);
  private final PubmedRecords records;
  private final Thread reader;
  private boolean ended;

  RecordFeed(PubmedRecords records) {
    this.records = records;
    this.reader = new Thread(this::readAll, "pubmed-reader");
    reader.setDaemon(true);
    reader.start();
  }

  private void readAll() {
    try {
      Throwable failure = null;
      try {
        while (records.hasNext()) {
          queue.put(new Item.Read(records.next()));
        }
      } catch (RuntimeException | Error e) {
        failure = e;
      }
      queue.put(new Item.End(failure));
    } catch (InterruptedException e) {
      // closed before the end: nobody waits for more
    }
  }

  /**
   * The next record.
   *
   * @return null if there was none within the time, or at the end
   * @throws IOException if the source failed
   */
  PubmedRecord poll(Duration patience) throws IOException, InterruptedException {
    if (ended) {
      return null;
    }
    Item item = queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (item instanceof Item.Read read) {
      return read.record();
    }
    if (item instanceof Item.End end) {
      ended = true;
      rethrow(end.failure());
    }
    return null;
  }

  private static void rethrow(Throwable failure) throws IOException {
    if (failure instanceof UncheckedIOException unchecked) {
      throw new IOException(unchecked.getMessage(), unchecked.getCause());
    }
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (failure instanceof Error error) {
      throw error;
    }
  }

  /** Whether the last record was given. */
  boolean atEnd() {
    return ended;
  }

  /** Bytes of the source that were read so far. */
  long bytesRead() {
    return records.bytesRead();
  }

  /** Ends the reading thread; the records are closed by whoever opened them. */
  @Override
  public void close() {
    reader.interrupt();
  }
}
