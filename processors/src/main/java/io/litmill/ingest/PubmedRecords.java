package io.litmill.ingest;

import io.litmill.ingest.Documents.Document;
import io.litmill.ingest.PubmedRecord.Article;
import io.litmill.ingest.PubmedRecord.Deletion;
import io.litmill.ingest.PubmedRecord.Unreadable;
import io.litmill.ingest.xml.DamagedInputException;
import io.litmill.ingest.xml.Frame;
import io.litmill.ingest.xml.Limits;
import io.litmill.ingest.xml.Pmid;
import io.litmill.ingest.xml.RecordException;
import io.litmill.ingest.xml.RecordFrames;
import io.litmill.ingest.xml.RecordParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * The records of a source of PubMed XML, one after another, in memory that does not depend on the
 * size of the source:
 *
 * <pre>{@code
 * try (PubmedRecords records = PubmedRecords.open(file)) {
 *   while (records.hasNext()) {
 *     switch (records.next()) { … }
 *   }
 * }
 * }</pre>
 *
 * <p>Roots may be PubmedArticleSet, PubmedBookArticleSet, MedlineCitationSet, a single record, or
 * any other element with records in it; gzip is known by its first bytes, a tar archive by the name
 * of the source. No DTD is read or fetched and no entity expanded. The same bytes always give the
 * same records.
 *
 * <p>Nothing is left out silently: what cannot be read is an {@link Unreadable}. {@link #hasNext}
 * throws {@link UncheckedIOException} only where the source itself fails (a disk, a network).
 *
 * <p>Not thread-safe, but for {@link #bytesRead}.
 */
public final class PubmedRecords implements Iterator<PubmedRecord>, AutoCloseable {
  private final String sourceName;
  private final long sourceOrderBase;
  private final Limits limits;
  private final Documents documents;
  private final RecordParser parser;
  private final Queue<PubmedRecord> ready = new ArrayDeque<>();
  private Document document;
  private RecordFrames frames;
  private long position;
  private boolean ended;

  private PubmedRecords(
      Documents documents, String sourceName, long sourceOrderBase, Limits limits) {
    this.documents = documents;
    this.sourceName = sourceName;
    this.sourceOrderBase = sourceOrderBase;
    this.limits = limits;
    this.parser = new RecordParser(limits);
  }

  /** Opens a file, which counts from the {@link SourceOrder} of its name, or from 0. */
  public static PubmedRecords open(Path file) throws IOException {
    return open(file, SourceOrder.baseOf(fileName(file)).orElse(0));
  }

  /**
   * @param sourceOrderBase place before the first record of the file
   */
  public static PubmedRecords open(Path file, long sourceOrderBase) throws IOException {
    return read(Files.newInputStream(file), fileName(file), sourceOrderBase);
  }

  /** Opens a source as {@link PubmedSources} found it. */
  public static PubmedRecords open(PubmedSource source, long sourceOrderBase) throws IOException {
    return read(source.open(), source.name(), sourceOrderBase);
  }

  /** Opens a source that was fetched; the copy is not closed. */
  public static PubmedRecords open(LocalCopy copy, String sourceName, long sourceOrderBase)
      throws IOException {
    return read(copy.open(), sourceName, sourceOrderBase);
  }

  /**
   * @param in closed with the records
   * @param sourceName what {@code source_file} of the records is to be
   * @param sourceOrderBase place before the first record
   */
  public static PubmedRecords read(InputStream in, String sourceName, long sourceOrderBase) {
    return read(in, sourceName, sourceOrderBase, Limits.DEFAULT);
  }

  /** As above, with limits of the caller's. */
  public static PubmedRecords read(
      InputStream in, String sourceName, long sourceOrderBase, Limits limits) {
    return new PubmedRecords(
        new Documents(in, sourceName, limits), sourceName, sourceOrderBase, limits);
  }

  private static String fileName(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** Bytes of the source, as it is stored, that were read so far; any thread may ask. */
  public long bytesRead() {
    return documents.bytesRead();
  }

  @Override
  public boolean hasNext() {
    try {
      while (ready.isEmpty() && !ended) {
        advance();
      }
    } catch (DamagedInputException e) {
      ended = true;
      String name = document == null ? sourceName : document.name();
      ready.add(unreadable(name, e));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s cannot be read: %s".formatted(sourceName, e.getMessage()), e);
    }
    return !ready.isEmpty();
  }

  @Override
  public PubmedRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void advance() throws IOException {
    if (frames == null && !nextDocument()) {
      return;
    }
    Frame frame = frames.next();
    if (frame == null) {
      frames = null;
    } else if (frame instanceof Frame.Whole whole) {
      addRecord(whole);
    } else if (frame instanceof Frame.Damage damage) {
      position++;
      ready.add(unreadable(damage));
    }
  }

  private boolean nextDocument() throws IOException {
    document = documents.next();
    ended = document == null;
    frames = ended ? null : new RecordFrames(document.in(), limits);
    return !ended;
  }

  private void addRecord(Frame.Whole frame) {
    try {
      switch (frame.element()) {
        case DELETE_CITATION, DELETE_DOCUMENT -> addDeletions(parser.deletions(frame));
        default -> {
          long order = sourceOrderBase + position + 1;
          ready.add(new Article(parser.citation(frame, document.name(), order)));
          position++;
        }
      }
    } catch (RecordException e) {
      position++;
      ready.add(unreadable(frame, e));
    }
  }

  private void addDeletions(List<Pmid> pmids) {
    for (Pmid pmid : pmids) {
      position++;
      ready.add(
          new Deletion(pmid.number(), pmid.version(), document.name(), sourceOrderBase + position));
    }
  }

  private Unreadable unreadable(Frame.Whole frame, RecordException e) {
    int end = frame.offset() + Math.min(frame.length(), limits.excerptBytes());
    byte[] excerpt = Arrays.copyOfRange(frame.bytes(), frame.offset(), end);
    return unreadable(
        new Frame.Damage(
            e.reason(), e.getMessage(), excerpt, frame.length(), frame.streamOffset()));
  }

  private Unreadable unreadable(Frame.Damage damage) {
    return new Unreadable(
        document.name(),
        sourceOrderBase + position,
        position,
        damage.streamOffset(),
        damage.reason(),
        damage.message(),
        damage.excerpt(),
        damage.length());
  }

  private Unreadable unreadable(String name, DamagedInputException e) {
    position++;
    return new Unreadable(
        name, sourceOrderBase + position, position, 0, e.reason(), e.getMessage(), new byte[0], 0);
  }

  @Override
  public void close() throws IOException {
    documents.close();
  }
}
