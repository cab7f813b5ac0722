package io.litmill.ingest;

import io.litmill.ingest.xml.Reason;
import io.litmill.schemas.Citation;

/** What a source of PubMed XML holds: an article, the deletion of one, or what is neither. */
public sealed interface PubmedRecord {
  /** Name of the file that it comes from. */
  String sourceFile();

  /** Its place among all records; see {@link SourceOrder}. */
  long sourceOrder();

  /** A record of an article or a book. */
  record Article(Citation citation) implements PubmedRecord {
    @Override
    public String sourceFile() {
      return citation.getSourceFile();
    }

    @Override
    public long sourceOrder() {
      return citation.getSourceOrder();
    }
  }

  /** An entry of DeleteCitation: PubMed took the article back. */
  record Deletion(String pmid, int pmidVersion, String sourceFile, long sourceOrder)
      implements PubmedRecord {}

  /**
   * Something that cannot be read; what stands before and after it can.
   *
   * @param position number of the record in its source, from 1
   * @param byteOffset where it begins, in bytes after decompression
   * @param message what is wrong, for people
   * @param content its bytes in UTF-8, or the first of them; may be empty
   * @param length how many bytes it has in all
   */
  record Unreadable(
      String sourceFile,
      long sourceOrder,
      long position,
      long byteOffset,
      Reason reason,
      String message,
      byte[] content,
      long length)
      implements PubmedRecord {
    /** File and position. */
    public String place() {
      return "%s, record %d at byte %d".formatted(sourceFile, position, byteOffset);
    }

    /** File, position and reason in a line. */
    public String description() {
      return "%s: %s: %s".formatted(place(), reason.label(), message);
    }
  }
}
