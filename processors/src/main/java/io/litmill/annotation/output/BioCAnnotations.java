package io.litmill.annotation.output;

import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.Evidence;
import io.litmill.schemas.Mention;
import io.litmill.schemas.Section;
import io.litmill.schemas.Triplet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The mentions and triplets of one document; mention number n is annotation {@code M<n>}. */
final class BioCAnnotations {
  private final XMLStreamWriter xml;
  private final AnnotatedCitation document;

  BioCAnnotations(XMLStreamWriter xml, AnnotatedCitation document) {
    this.xml = xml;
    this.document = document;
  }

  /** The mentions that lie in a section. */
  void writeMentions(Section section) throws XMLStreamException {
    List<Mention> mentions = document.getMentions();
    for (int i = 0; i < mentions.size(); i++) {
      Mention mention = mentions.get(i);
      if (mention.getStart() >= section.getStart() && mention.getEnd() <= section.getEnd()) {
        writeMention(i, mention);
      }
    }
  }

  private void writeMention(int index, Mention mention) throws XMLStreamException {
    xml.writeStartElement("annotation");
    xml.writeAttribute("id", "M" + index);
    BioCText.infon(xml, "type", mention.getType());
    BioCText.infon(xml, "identifier", EntityIdentifiers.joined(mention));
    BioCText.infon(xml, "confidence", Float.toString(mention.getConfidence()));
    BioCText.infon(xml, "model", mention.getModelBundleId());
    xml.writeEmptyElement("location");
    xml.writeAttribute("offset", Integer.toString(mention.getStart()));
    xml.writeAttribute("length", Integer.toString(mention.getEnd() - mention.getStart()));
    BioCText.element(xml, "text", mention.getText());
    xml.writeEndElement();
  }

  /** A relation for each evidence of each triplet. */
  void writeRelations() throws XMLStreamException {
    int number = 0;
    for (Triplet triplet : document.getTriplets()) {
      for (Evidence evidence : triplet.getEvidence()) {
        writeRelation(number++, triplet, evidence);
      }
    }
  }

  private void writeRelation(int number, Triplet triplet, Evidence evidence)
      throws XMLStreamException {
    xml.writeStartElement("relation");
    xml.writeAttribute("id", "R" + number);
    BioCText.infon(xml, "type", triplet.getOriginalPredicate());
    BioCText.infon(xml, "triplet", triplet.getTripletId());
    BioCText.infon(xml, "predicate", triplet.getPredicate());
    optionalInfon("object_aspect_qualifier", triplet.getObjectAspectQualifier());
    optionalInfon("object_direction_qualifier", triplet.getObjectDirectionQualifier());
    BioCText.infon(xml, "negated", Boolean.toString(triplet.getNegated()));
    BioCText.infon(xml, "confidence", Float.toString(evidence.getExtractionConfidenceScore()));
    BioCText.infon(xml, "model", triplet.getModelBundleId());
    node(evidence.getSubjectStart(), evidence.getSubjectEnd(), triplet.getSubject(), "subject");
    node(evidence.getObjectStart(), evidence.getObjectEnd(), triplet.getObject(), "object");
    xml.writeEndElement();
  }

  private void optionalInfon(String key, String value) throws XMLStreamException {
    if (value != null) {
      BioCText.infon(xml, key, value);
    }
  }

  private void node(int start, int end, String id, String role) throws XMLStreamException {
    xml.writeEmptyElement("node");
    xml.writeAttribute("refid", mentionAt(start, end, id).map(i -> "M" + i).orElse(id));
    xml.writeAttribute("role", role);
  }

  /**
   * The mention of an evidence: of those at its place the one of that concept, or else the first.
   */
  private Optional<Integer> mentionAt(int start, int end, String id) {
    List<Mention> mentions = document.getMentions();
    List<Integer> there =
        IntStream.range(0, mentions.size())
            .filter(i -> mentions.get(i).getStart() == start && mentions.get(i).getEnd() == end)
            .boxed()
            .toList();
    return there.stream()
        .filter(
            i ->
                id.startsWith("litmill:" + mentions.get(i).getType() + ":")
                    || mentions.get(i).getConcepts().stream().anyMatch(c -> c.getId().equals(id)))
        .findFirst()
        .or(() -> there.stream().findFirst());
  }
}
