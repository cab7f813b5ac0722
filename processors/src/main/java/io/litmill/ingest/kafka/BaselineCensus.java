package io.litmill.ingest.kafka;

import io.litmill.ingest.LocalCopy;
import io.litmill.ingest.PubmedRecord;
import io.litmill.ingest.PubmedRecord.Unreadable;
import io.litmill.ingest.PubmedRecords;
import io.litmill.ingest.PubmedSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Hears of every record of the baseline. */
final class BaselineCensus implements IngestListener {
  private final BaselinePmids pmids;
  private final IngestListener listener;
  private final BooleanSupplier stopped;
  private final List<PubmedSource> passedOver = new ArrayList<>();
  private String current;

  /**
   * @param listener hears of all, too
   * @param stopped whether to end before the end
   */
  BaselineCensus(BaselinePmids pmids, IngestListener listener, BooleanSupplier stopped) {
    this.pmids = pmids;
    this.listener = listener;
    this.stopped = stopped;
  }

  /** Reads the sources that were passed over, since they went through before. */
  void readPassedOver() throws IOException {
    for (PubmedSource source : passedOver) {
      if (!stopped.getAsBoolean()) {
        read(source);
      }
    }
  }

  private void read(PubmedSource source) throws IOException {
    listener.begins(source, 0);
    try (LocalCopy copy = source.fetch()) {
      if (source.publishedMd5().isPresent()) {
        PublishedDigest.checked(source, copy);
      }
      try (PubmedRecords records = PubmedRecords.open(copy, source.name(), 0)) {
        while (records.hasNext() && !stopped.getAsBoolean()) {
          pmids.add(source.name(), records.next());
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void read(PubmedRecord record) {
    pmids.add(current, record);
  }

  @Override
  public void begins(PubmedSource source, long recordsBefore) {
    current = source.name();
    listener.begins(source, recordsBefore);
  }

  @Override
  public void skipped(PubmedSource source) {
    passedOver.add(source);
    listener.skipped(source);
  }

  @Override
  public void unreadable(Unreadable record) {
    listener.unreadable(record);
  }

  @Override
  public void undecided(String description) {
    listener.undecided(description);
  }

  @Override
  public void progress(IngestCounts counts) {
    listener.progress(counts);
  }

  @Override
  public void finished(PubmedSource source) {
    listener.finished(source);
  }
}
