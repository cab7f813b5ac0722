package io.litmill.ingest.xml;

/**
 * What is refused as absurd. The largest records of PubMed, with some 15,000 collaborators, have
 * about 3 MB; the longest abstract has 38,300 characters; PubMed's files are compressed about 8:1.
 *
 * @param recordBytes largest record, in bytes of its XML
 * @param textChars longest text of one element, in UTF-16 units
 * @param depth deepest nesting of elements in a record
 * @param gzipRatio largest ratio of bytes after to bytes before decompression
 * @param excerptBytes how many bytes of an unreadable record are kept
 */
public record Limits(int recordBytes, int textChars, int depth, int gzipRatio, int excerptBytes) {
  public static final Limits DEFAULT = new Limits(8 << 20, 1 << 20, 256, 200, 8 << 20);

  public Limits {
    if (recordBytes < 1 || textChars < 1 || depth < 1 || gzipRatio < 1 || excerptBytes < 1) {
      throw new IllegalArgumentException(
          "a limit is below 1: recordBytes "
              + recordBytes
              + ", textChars "
              + textChars
              + ", depth "
              + depth
              + ", gzipRatio "
              + gzipRatio
              + ", excerptBytes "
              + excerptBytes);
    }
  }
}
