package io.litmill.ingest.xml;

import java.util.Locale;

/** Why something cannot be read. The labels are stable: dead letters and metrics carry them. */
public enum Reason {
  /** The record is not well-formed XML, or not valid UTF-8. */
  MALFORMED,
  /** The record, or the file, ends too early. */
  TRUNCATED,
  /** The record uses an entity that only a document type definition could declare. */
  ENTITY_REFUSED,
  /** The record, or a text in it, is larger than any real one. */
  TOO_LARGE,
  /** The elements of the record are nested deeper than any real ones. */
  TOO_DEEP,
  /** The record has no PMID, or one that is no number. */
  NO_PMID,
  /** There is text between the records, where none belongs. */
  OUTSIDE_RECORD,
  /** The document is no PubMed XML. */
  NOT_PUBMED,
  /** The compressed file is corrupt. */
  CORRUPT_GZIP,
  /** The compressed file expands to more than any real one. */
  GZIP_BOMB,
  /** The archive is corrupt. */
  CORRUPT_ARCHIVE,
  /** The declared character encoding is unknown, or the bytes do not follow it. */
  ENCODING;

  /** The name in lower case, such as {@code entity_refused}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
