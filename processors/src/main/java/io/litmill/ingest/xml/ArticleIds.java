package io.litmill.ingest.xml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * The article's own identifiers, of which each may stand in several places. What PubMed links to
 * (ArticleIdList) wins over what the publisher delivered (ELocationID, OtherID).
 */
final class ArticleIds {
  private static final Pattern PMCID = Pattern.compile("PMC\\d+");

  private String listedDoi;
  private String locationDoi;
  private String listedPmcid;
  private String otherPmcid;

  String doi() {
    return listedDoi == null ? locationDoi : listedDoi;
  }

  String pmcid() {
    return listedPmcid == null ? otherPmcid : listedPmcid;
  }

  /** Reads the ArticleIdList that was just entered; it must not be that of a Reference. */
  void readList(XmlCursor xml) throws XMLStreamException, RecordException {
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      String type = xml.attribute("IdType");
      if ("doi".equals(type) && listedDoi == null) {
        listedDoi = xml.textOrNull();
      } else if (("pmc".equals(type) || "pmcid".equals(type)) && listedPmcid == null) {
        listedPmcid = pmcidIn(xml.text());
      }
    }
  }

  /** Reads the ELocationID that was just entered; one that PubMed marked as wrong is none. */
  void readLocation(XmlCursor xml) throws XMLStreamException, RecordException {
    if (locationDoi == null
        && xml.attributeIs("EIdType", "doi")
        && !xml.attributeIs("ValidYN", "N")) {
      locationDoi = xml.textOrNull();
    }
  }

  /** Reads the OtherID that was just entered. */
  void readOther(XmlCursor xml) throws XMLStreamException, RecordException {
    if (otherPmcid == null && xml.attributeIs("Source", "NLM")) {
      otherPmcid = pmcidIn(xml.text());
    }
  }

  private static String pmcidIn(String text) {
    Matcher pmcid = PMCID.matcher(text);
    return pmcid.find() ? pmcid.group() : null;
  }
}
