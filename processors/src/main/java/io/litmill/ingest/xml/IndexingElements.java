package io.litmill.ingest.xml;

import io.litmill.schemas.Correction;
import io.litmill.schemas.MeshHeading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** Reads the lists that indexers add to a record. */
final class IndexingElements {
  private IndexingElements() {}

  static void readMeshHeadings(XmlCursor xml, List<MeshHeading> into)
      throws XMLStreamException, RecordException {
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      if (xml.name().equals("MeshHeading")) {
        into.add(meshHeading(xml));
      }
    }
  }

  private static MeshHeading meshHeading(XmlCursor xml) throws XMLStreamException, RecordException {
    String id = "";
    String descriptor = "";
    boolean major = false;
    List<String> qualifiers = new ArrayList<>(2);
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      major |= xml.attributeIs("MajorTopicYN", "Y");
      if (xml.name().equals("DescriptorName")) {
        String ui = xml.attribute("UI");
        id = ui == null ? "" : ui;
        descriptor = xml.text();
      } else if (xml.name().equals("QualifierName")) {
        qualifiers.add(xml.text());
      }
    }
    return MeshHeading.newBuilder()
        .setDescriptorId(id)
        .setDescriptor(descriptor)
        .setMajor(major)
        .setQualifiers(qualifiers)
        .build();
  }

  static void readCorrections(XmlCursor xml, List<Correction> into)
      throws XMLStreamException, RecordException {
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      if (xml.name().equals("CommentsCorrections")) {
        into.add(correction(xml));
      }
    }
  }

  private static Correction correction(XmlCursor xml) throws XMLStreamException, RecordException {
    String type = xml.attribute("RefType");
    Correction.Builder correction =
        Correction.newBuilder()
            .setRefType(type == null ? "" : type)
            .setPmid(null)
            .setRefSource(null);
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "RefSource" -> correction.setRefSource(xml.textOrNull());
        case "PMID" -> correction.setPmid(xml.textOrNull());
        default -> {}
      }
    }
    return correction.build();
  }

  /** The texts of all children of a name. */
  static void readTexts(XmlCursor xml, String name, Collection<String> into)
      throws XMLStreamException, RecordException {
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      if (xml.name().equals(name)) {
        String text = xml.text();
        if (!text.isEmpty()) {
          into.add(text);
        }
      }
    }
  }
}
