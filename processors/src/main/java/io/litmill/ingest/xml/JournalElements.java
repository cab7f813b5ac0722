package io.litmill.ingest.xml;

import io.litmill.schemas.Journal;
import javax.xml.stream.XMLStreamException;

/** Reads what a record says about its journal, in Journal and in MedlineJournalInfo. */
final class JournalElements {
  private String title;
  private String isoAbbreviation;
  private String medlineAbbreviation;
  private String issn;
  private String linkingIssn;
  private String volume;
  private String issue;
  private String nlmUniqueId;
  private PublicationDate date = PublicationDate.NONE;

  PublicationDate date() {
    return date;
  }

  void readJournal(XmlCursor xml) throws XMLStreamException, RecordException {
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "ISSN" -> issn = xml.textOrNull();
        case "JournalIssue" -> readIssue(xml);
        case "Title" -> title = xml.textOrNull();
        case "ISOAbbreviation" -> isoAbbreviation = xml.textOrNull();
        default -> {}
      }
    }
  }

  private void readIssue(XmlCursor xml) throws XMLStreamException, RecordException {
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "Volume" -> volume = xml.textOrNull();
        case "Issue" -> issue = xml.textOrNull();
        case "PubDate" -> date = PublicationDate.read(xml);
        default -> {}
      }
    }
  }

  void readMedlineInfo(XmlCursor xml) throws XMLStreamException, RecordException {
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "MedlineTA" -> medlineAbbreviation = xml.textOrNull();
        case "NlmUniqueID" -> nlmUniqueId = xml.textOrNull();
        case "ISSNLinking" -> linkingIssn = xml.textOrNull();
        default -> {}
      }
    }
  }

  Journal journal() {
    return Journal.newBuilder()
        .setTitle(title)
        .setIsoAbbreviation(isoAbbreviation == null ? medlineAbbreviation : isoAbbreviation)
        .setIssn(issn == null ? linkingIssn : issn)
        .setVolume(volume)
        .setIssue(issue)
        .setNlmUniqueId(nlmUniqueId)
        .build();
  }
}
