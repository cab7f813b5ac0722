package io.litmill.ingest.xml;

import io.litmill.schemas.Author;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** Reads lists of authors. */
final class AuthorElements {
  private AuthorElements() {}

  /** Reads the AuthorList that was just entered, without names that PubMed has marked as wrong. */
  static List<Author> read(XmlCursor xml) throws XMLStreamException, RecordException {
    List<Author> authors = new ArrayList<>();
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      if (xml.name().equals("Author") && !xml.attributeIs("ValidYN", "N")) {
        authors.add(author(xml));
      }
    }
    return authors;
  }

  private static Author author(XmlCursor xml) throws XMLStreamException, RecordException {
    Author.Builder author = blank();
    List<String> affiliations = new ArrayList<>(2);
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "LastName" -> author.setLastName(xml.textOrNull());
        case "ForeName", "FirstName" -> author.setForeName(xml.textOrNull());
        case "Initials" -> author.setInitials(xml.textOrNull());
        case "Suffix" -> author.setSuffix(xml.textOrNull());
        case "CollectiveName" -> author.setCollectiveName(xml.textOrNull());
        case "Affiliation" -> addText(xml, affiliations);
        case "AffiliationInfo" -> affiliations(xml, affiliations);
        case "Identifier" -> {
          if (xml.attributeIs("Source", "ORCID")) {
            author.setOrcid(xml.textOrNull());
          }
        }
        default -> {}
      }
    }
    return author.setAffiliations(affiliations).build();
  }

  /** All fields set: the builder would otherwise look each default up. */
  private static Author.Builder blank() {
    return Author.newBuilder()
        .setLastName(null)
        .setForeName(null)
        .setInitials(null)
        .setSuffix(null)
        .setCollectiveName(null)
        .setOrcid(null);
  }

  private static void affiliations(XmlCursor xml, List<String> into)
      throws XMLStreamException, RecordException {
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      if (xml.name().equals("Affiliation")) {
        addText(xml, into);
      }
    }
  }

  private static void addText(XmlCursor xml, List<String> into)
      throws XMLStreamException, RecordException {
    String text = xml.text();
    if (!text.isEmpty()) {
      into.add(text);
    }
  }
}
