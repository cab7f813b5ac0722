package io.litmill.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A reader of XML that loads nothing from outside and names file and line in its errors. */
final class CorpusXml implements Closeable {
  private static final XMLInputFactory FACTORY = factory();
  private final String name;
  private final InputStream in;
  private final XMLStreamReader reader;

  /**
   * @param name of the file, for messages
   * @param in closed with this
   */
  CorpusXml(String name, InputStream in) throws IOException {
    this.name = name;
    this.in = in;
    try {
      this.reader = FACTORY.createXMLStreamReader(in);
    } catch (XMLStreamException e) {
      in.close();
      throw new CorpusException(name + " is no XML: " + e.getMessage(), e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /** Goes to the next start of an element; false at the end of the file. */
  boolean nextElement() throws IOException {
    for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
    }
    return false;
  }

  /** Goes on to the next start or end of an element. */
  boolean nextTag() throws IOException {
    for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
      if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
        return true;
      }
    }
    return false;
  }

  boolean isStart() {
    return reader.isStartElement();
  }

  String element() {
    return reader.getLocalName();
  }

  /** The text of the element that was reached; goes to its end. */
  String text() throws IOException {
    try {
      return reader.getElementText();
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** An attribute of the element that was reached, or null. */
  String optional(String attribute) {
    return reader.getAttributeValue(null, attribute);
  }

  String required(String attribute) throws CorpusException {
    String value = optional(attribute);
    if (value == null) {
      throw error("<%s> has no %s".formatted(element(), attribute));
    }
    return value;
  }

  int number(String what, String value) throws CorpusException {
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new CorpusException(
          error("%s \"%s\"; expected a number".formatted(what, value)).getMessage(), e);
    }
  }

  CorpusException error(String problem) {
    return new CorpusException(
        "%s line %d: %s".formatted(name, reader.getLocation().getLineNumber(), problem));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private int next() throws IOException {
    try {
      return reader.next();
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  private CorpusException broken(XMLStreamException e) {
    return new CorpusException(error("is no XML: " + e.getMessage()).getMessage(), e);
  }
}
