package io.litmill.ingest.xml;

import java.nio.charset.StandardCharsets;

/** The elements that make a record, wherever in a document they stand. */
public enum RecordElement {
  PUBMED_ARTICLE("PubmedArticle"),
  PUBMED_BOOK_ARTICLE("PubmedBookArticle"),
  /** A record of its own in a MedlineCitationSet, which PubMed distributed until 2016. */
  MEDLINE_CITATION("MedlineCitation"),
  BOOK_DOCUMENT("BookDocument"),
  DELETE_CITATION("DeleteCitation"),
  DELETE_DOCUMENT("DeleteDocument");

  private static final RecordElement[] ALL = values();

  private final String elementName;
  private final byte[] name;

  RecordElement(String elementName) {
    this.elementName = elementName;
    this.name = elementName.getBytes(StandardCharsets.US_ASCII);
  }

  public String elementName() {
    return elementName;
  }

  int nameLength() {
    return name.length;
  }

  /** Whether another record may contain this one; if not, its start ends a record left open. */
  boolean nests() {
    return this == MEDLINE_CITATION || this == BOOK_DOCUMENT;
  }

  /** Whether this name, whole, stands at a place of which at least 20 bytes are readable. */
  boolean isAt(byte[] bytes, int at) {
    for (int i = 0; i < name.length; i++) {
      if (bytes[at + i] != name[i]) {
        return false;
      }
    }
    byte next = bytes[at + name.length];
    return next == '>' || next == '/' || next <= ' ';
  }

  /** The element whose name stands at a place of which at least 20 bytes are readable, or null. */
  static RecordElement at(byte[] bytes, int at) {
    byte first = bytes[at];
    if (first != 'P' && first != 'M' && first != 'B' && first != 'D') {
      return null;
    }
    for (RecordElement element : ALL) {
      if (element.isAt(bytes, at)) {
        return element;
      }
    }
    return null;
  }
}
