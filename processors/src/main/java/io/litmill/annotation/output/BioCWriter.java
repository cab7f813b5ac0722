package io.litmill.annotation.output;

import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.ScoredLabel;
import io.litmill.schemas.Section;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * BioC XML (Comeau et al. 2013): a collection of documents, a passage a section, mentions as
 * annotations of their passage, triplets as relations of the document. Offsets count Unicode code
 * points in the text of the citation. Characters that XML 1.0 cannot hold become U+FFFD.
 */
final class BioCWriter implements DocumentWriter {
  private static final String DOCTYPE = "<!DOCTYPE collection SYSTEM \"BioC.dtd\">";

  private final Writer out;
  private final XMLStreamWriter xml;

  BioCWriter(Writer out, LocalDate date) throws IOException {
    this.out = out;
    try {
      xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeDTD(DOCTYPE);
      xml.writeCharacters("\n");
      xml.writeStartElement("collection");
      element("source", "PubMed");
      element("date", date.format(DateTimeFormatter.BASIC_ISO_DATE));
      element("key", "litmill.key");
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void write(AnnotatedCitation document) throws IOException {
    try {
      xml.writeCharacters("\n");
      xml.writeStartElement("document");
      element("id", document.getPmid());
      if (document.getLabels() != null) {
        for (ScoredLabel label : document.getLabels().getLabels()) {
          infon("label", label.getLabel());
        }
      }
      BioCAnnotations annotations = new BioCAnnotations(xml, document);
      for (int section = 0; section < document.getSections().size(); section++) {
        passage(document, document.getSections().get(section), annotations);
      }
      annotations.writeRelations();
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void passage(AnnotatedCitation document, Section section, BioCAnnotations annotations)
      throws XMLStreamException {
    String text = document.getText();
    int start = text.offsetByCodePoints(0, section.getStart());
    int end = text.offsetByCodePoints(start, section.getEnd() - section.getStart());
    xml.writeStartElement("passage");
    infon("type", section.getKind());
    if (section.getLabel() != null) {
      infon("section", section.getLabel());
    }
    element("offset", Integer.toString(section.getStart()));
    element("text", text.substring(start, end));
    annotations.writeMentions(section);
    xml.writeEndElement();
  }

  private void infon(String key, String value) throws XMLStreamException {
    BioCText.infon(xml, key, value);
  }

  private void element(String name, String text) throws XMLStreamException {
    BioCText.element(xml, name, text);
  }

  @Override
  public void close() throws IOException {
    try {
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.flush();
      xml.close();
      out.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }
}
