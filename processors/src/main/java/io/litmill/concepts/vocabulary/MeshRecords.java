package io.litmill.concepts.vocabulary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Records of MeSH's descriptor and supplementary files. Terms of all concepts of a record are its
 * names, also those of narrower ones: MeSH indexes them under the record. The document type is
 * never fetched.
 */
final class MeshRecords implements Format.Reader {
  private static final class Record {
    private final boolean supplementary;
    private final String recordClass;
    private String id;
    private String name;
    private final List<String> trees = new ArrayList<>();
    private final Set<String> terms = new LinkedHashSet<>();

    Record(boolean supplementary, String recordClass) {
      this.supplementary = supplementary;
      this.recordClass = recordClass;
    }

    boolean isIn(Selection selection) {
      if (supplementary) {
        return selection.supplementaryClass().map(c -> c.equals(recordClass)).orElse(true);
      }
      return selection.trees().isEmpty() || trees.stream().anyMatch(selection::takesTree);
    }
  }

  @Override
  public void read(SourceText text, Selection selection, Entry.Sink sink) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(text.bytes());
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "DescriptorRecord" -> read(xml, new Record(false, ""), selection, sink);
            case "SupplementalRecord" ->
                read(
                    xml,
                    new Record(true, xml.getAttributeValue(null, "SCRClass")),
                    selection,
                    sink);
            default -> {}
          }
        }
      }
    } catch (XMLStreamException e) {
      throw new VocabularyException(
          "%s, line %d: broken XML; fetch the file again"
              .formatted(text.where(), e.getLocation().getLineNumber()),
          e);
    }
  }

  private static void read(XMLStreamReader xml, Record found, Selection selection, Entry.Sink sink)
      throws XMLStreamException, IOException {
    List<String> path = new ArrayList<>();
    for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT || !path.isEmpty(); ) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        path.add(xml.getLocalName());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        path.remove(path.size() - 1);
      } else if (event == XMLStreamConstants.CHARACTERS) {
        take(String.join("/", path), xml.getText(), found);
      }
      event = xml.next();
    }
    if (found.id != null && found.name != null && found.isIn(selection)) {
      List<String> names = new ArrayList<>(List.of(found.name));
      names.addAll(found.terms);
      sink.accept(new Entry(found.id, names));
    }
  }

  private static void take(String path, String value, Record found) {
    switch (path) {
      case "DescriptorUI", "SupplementalRecordUI" -> found.id = value;
      case "DescriptorName/String", "SupplementalRecordName/String" -> found.name = value;
      case "TreeNumberList/TreeNumber" -> found.trees.add(value);
      case "ConceptList/Concept/TermList/Term/String" -> found.terms.add(value);
      default -> {}
    }
  }
}
