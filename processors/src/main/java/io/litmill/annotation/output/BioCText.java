package io.litmill.annotation.output;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The elements of BioC that hold text. */
final class BioCText {
  private static final int REPLACEMENT = 0xFFFD;

  private BioCText() {}

  static void infon(XMLStreamWriter xml, String key, String value) throws XMLStreamException {
    xml.writeStartElement("infon");
    xml.writeAttribute("key", key);
    xml.writeCharacters(allowed(value));
    xml.writeEndElement();
  }

  static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(allowed(text));
    xml.writeEndElement();
  }

  /**
   * The text with each character that XML 1.0 has no place for replaced, code point by code point.
   */
  static String allowed(String text) {
    return text.codePoints().allMatch(BioCText::isAllowed)
        ? text
        : text.codePoints()
            .map(c -> isAllowed(c) ? c : REPLACEMENT)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
