package io.litmill.ingest.xml;

import io.litmill.schemas.OtherAbstract;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** Reads Abstract and OtherAbstract. */
final class AbstractElements {
  /** A section of an abstract, in the article's layout of elements. */
  record Part(String label, String nlmCategory, String text) {}

  private AbstractElements() {}

  /** Sections with text of the abstract that was just entered. */
  static List<Part> read(XmlCursor xml) throws XMLStreamException, RecordException {
    List<Part> parts = new ArrayList<>();
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      if (xml.name().equals("AbstractText")) {
        String label = blankToNull(xml.attribute("Label"));
        String category = blankToNull(xml.attribute("NlmCategory"));
        String text = xml.text();
        if (!text.isEmpty()) {
          parts.add(new Part(label, category, text));
        }
      }
    }
    return parts;
  }

  static OtherAbstract readOther(XmlCursor xml) throws XMLStreamException, RecordException {
    String type = blankToNull(xml.attribute("Type"));
    String language = blankToNull(xml.attribute("Language"));
    List<String> texts = read(xml).stream().map(Part::text).toList();
    return OtherAbstract.newBuilder()
        .setType(type)
        .setLanguage(language)
        .setText(String.join("\n", texts))
        .build();
  }

  private static String blankToNull(String value) {
    return value == null || value.isBlank() ? null : value;
  }
}
