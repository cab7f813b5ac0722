package io.litmill.ingest;

import io.litmill.ingest.xml.DamagedInputException;
import io.litmill.ingest.xml.Decompression;
import io.litmill.ingest.xml.Limits;
import io.litmill.ingest.xml.Reason;
import io.litmill.ingest.xml.SourceInput;
import io.litmill.ingest.xml.SourceReadException;
import io.litmill.ingest.xml.Utf8Input;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The XML documents of a source: one, or those in a tar archive. */
final class Documents implements Closeable {
  /** A document in UTF-8, readable until the next one is asked for. */
  record Document(String name, InputStream in) {}

  private static final int BUFFER = 1 << 16;

  private final String sourceName;
  private final Limits limits;
  private final SourceInput stored;
  private InputStream content;
  private TarArchiveInputStream archive;
  private int given;

  Documents(InputStream in, String sourceName, Limits limits) {
    this.sourceName = sourceName;
    this.limits = limits;
    this.stored = new SourceInput(in, BUFFER);
  }

  /** Bytes of the source, as it is stored, that were read so far. */
  long bytesRead() {
    return stored.count();
  }

  /**
   * The next document, or null after the last.
   *
   * @throws DamagedInputException if the source is so damaged that no further one can be found
   */
  Document next() throws IOException {
    if (content == null) {
      content = Decompression.of(stored, limits);
      if (isArchive(sourceName)) {
        archive = new TarArchiveInputStream(content);
      }
    }
    if (archive != null) {
      return nextMember();
    }
    return given++ > 0 ? null : new Document(sourceName, Utf8Input.of(content));
  }

  private Document nextMember() throws IOException {
    TarArchiveEntry entry;
    do {
      entry = nextEntry();
    } while (entry != null && !(entry.isFile() && isXml(entry.getName())));
    if (entry == null) {
      if (given == 0) {
        throw new DamagedInputException(
            Reason.NOT_PUBMED, "the archive holds no .xml or .xml.gz file", null);
      }
      return null;
    }
    given++;
    InputStream member = new Member(archive);
    return new Document(
        sourceName + "/" + entry.getName(), Utf8Input.of(Decompression.of(member, limits)));
  }

  private TarArchiveEntry nextEntry() throws IOException {
    try {
      return archive.getNextEntry();
    } catch (IOException e) {
      throw translated(e);
    }
  }

  private static IOException translated(IOException e) {
    if (e instanceof SourceReadException || e instanceof DamagedInputException) {
      return e;
    }
    return new DamagedInputException(
        Reason.CORRUPT_ARCHIVE, "the archive is corrupt: " + e.getMessage(), e);
  }

  static boolean isXml(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".xml") || lower.endsWith(".xml.gz");
  }

  static boolean isArchive(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".tar") || lower.endsWith(".tar.gz") || lower.endsWith(".tgz");
  }

  @Override
  public void close() throws IOException {
    stored.close();
  }

  /** A member of the archive, which stays open after it. */
  private static final class Member extends FilterInputStream {
    Member(InputStream archive) {
      super(archive);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        return in.read(target, offset, length);
      } catch (IOException e) {
        throw translated(e);
      }
    }

    @Override
    public void close() {
      // the archive is closed with its source
    }
  }
}
