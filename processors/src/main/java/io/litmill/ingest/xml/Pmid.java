package io.litmill.ingest.xml;

import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * A PubMed identifier.
 *
 * @param number digits, without leading zeros
 * @param version 1 for nearly all
 */
public record Pmid(String number, int version) {
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,9}");
  private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,5}");

  /** Reads the PMID element that was just entered. */
  static Pmid read(XmlCursor xml) throws XMLStreamException, RecordException {
    String version = xml.attribute("Version");
    String number = xml.text();
    if (!NUMBER.matcher(number).matches()) {
      throw new RecordException(Reason.NO_PMID, "\"%s\" is no PMID".formatted(shortened(number)));
    }
    if (version != null && !VERSION.matcher(version).matches()) {
      throw new RecordException(
          Reason.NO_PMID, "PMID %s has the version \"%s\"".formatted(number, shortened(version)));
    }
    return new Pmid(number, version == null ? 1 : Integer.parseInt(version));
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
