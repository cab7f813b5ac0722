package io.litmill.ingest.xml;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A way through the elements of a record that knows how deep it is. Readers go from child to child;
 * what they do not read is passed over.
 */
final class XmlCursor {
  private final XMLStreamReader xml;
  private final Limits limits;
  private final MixedText text;
  private int depth;
  private boolean left;

  XmlCursor(XMLStreamReader xml, Limits limits) {
    this.xml = xml;
    this.limits = limits;
    this.text = new MixedText(limits.textChars());
  }

  /** How many elements are open. */
  int depth() {
    return depth;
  }

  /** Local name of the element that was entered last. */
  String name() {
    return xml.getLocalName();
  }

  /** Moves to the next start tag. */
  void enterElement() throws XMLStreamException, RecordException {
    while (next() != XMLStreamConstants.START_ELEMENT) {
      // comments
    }
  }

  /**
   * Moves to the next child of the element at a depth, over what is left of the child before.
   *
   * @return false when the element at that depth has ended
   */
  boolean nextChild(int parentDepth) throws XMLStreamException, RecordException {
    while (!left && depth >= parentDepth) {
      if (next() == XMLStreamConstants.START_ELEMENT && depth == parentDepth + 1) {
        return true;
      }
    }
    return false;
  }

  /** An attribute of the element that was just entered, or null. */
  String attribute(String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  boolean attributeIs(String name, String value) {
    return value.equals(attribute(name));
  }

  /** All text in the element that was just entered, without its markup; moves to its end. */
  String text() throws XMLStreamException, RecordException {
    int own = depth;
    text.begin();
    int mathDepth = Integer.MAX_VALUE;
    while (depth >= own) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = xml.getLocalName();
        if (name.startsWith("annotation") && depth > mathDepth) {
          skip();
        } else if (name.equals("math") && mathDepth == Integer.MAX_VALUE) {
          mathDepth = depth;
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (depth < mathDepth) {
          mathDepth = Integer.MAX_VALUE;
        }
      } else if (isText(event) && !(depth >= mathDepth && xml.isWhiteSpace())) {
        text.append(xml);
      }
    }
    return text.end();
  }

  /** The text of the element that was just entered; null if it is empty. */
  String textOrNull() throws XMLStreamException, RecordException {
    String value = text();
    return value.isEmpty() ? null : value;
  }

  private static boolean isText(int event) {
    return event == XMLStreamConstants.CHARACTERS
        || event == XMLStreamConstants.CDATA
        || event == XMLStreamConstants.SPACE;
  }

  /** Moves to the end of the element that was just entered. */
  void skip() throws XMLStreamException, RecordException {
    int own = depth;
    while (depth >= own) {
      next();
    }
  }

  /** Ends the reading here: nothing of the record is wanted any more, and the rest is not read. */
  void leave() {
    left = true;
  }

  /** Moves on to the end of the record, so that it is known to be well-formed, or was left. */
  void finish() throws XMLStreamException, RecordException {
    while (!left && xml.hasNext()) {
      next();
    }
  }

  private int next() throws XMLStreamException, RecordException {
    int event = xml.next();
    if (event == XMLStreamConstants.START_ELEMENT) {
      depth++;
      if (depth > limits.depth()) {
        throw new RecordException(
            Reason.TOO_DEEP, "elements are nested more than %d deep".formatted(limits.depth()));
      }
    } else if (event == XMLStreamConstants.END_ELEMENT) {
      depth--;
    } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new RecordException(
          Reason.ENTITY_REFUSED,
          ("the entity &%s; would have to be declared in a DTD; none is read: write the character"
                  + " itself or its number")
              .formatted(xml.getLocalName()));
    }
    return event;
  }
}
