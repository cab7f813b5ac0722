package io.litmill.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * BioC XML (Comeau et al. 2013): documents of passages, or of sentences in passages, with
 * annotations and relations. Offsets count code points of the document. An annotation in several
 * parts spans from the first to the last. Of BC5CDR, the single mentions inside of a composite one
 * are left out, as in its PubTator files.
 *
 * <p>Relations name their two sides by {@code node}s, or by the infons {@code entity1} and {@code
 * entity2} (BioRED), or {@code Chemical} and {@code Disease} (BC5CDR).
 */
public final class BioCReader {
  private static final Set<String> IDENTIFIERS =
      Set.of("identifier", "MESH", "OMIM", "NCBI GENE", "NCBI Gene", "Identifier");
  private final TypeMapping types;

  public BioCReader(TypeMapping types) {
    this.types = types;
  }

  public List<AnnotatedDocument> read(Path file) throws IOException {
    List<AnnotatedDocument> documents = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    try (CorpusXml xml = new CorpusXml(file.toString(), CorpusFile.open(file))) {
      while (xml.nextElement()) {
        if (xml.element().equals("document")) {
          documents.add(new Document(xml, seen).read());
        }
      }
      if (documents.isEmpty()) {
        throw xml.error("no document; expected a BioC <collection> of <document>s");
      }
    }
    Set<String> annotated = types.annotated(file, seen);
    return documents.stream().map(document -> document.annotating(annotated)).toList();
  }

  /** The document that is being read. */
  private final class Document {
    private final CorpusXml xml;
    private final Set<String> seen;
    private final StringBuilder text = new StringBuilder();
    private final List<Mention> mentions = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();
    private String id;
    private int blockOffset;
    private int blockStart;
    private CodePoints block = new CodePoints("");

    Document(CorpusXml xml, Set<String> seen) {
      this.xml = xml;
      this.seen = seen;
    }

    AnnotatedDocument read() throws IOException {
      while (!atEndOf("document")) {
        if (xml.isStart()) {
          element();
        }
      }
      if (id == null) {
        throw xml.error("<document> has no <id>");
      }
      Set<String> own = new LinkedHashSet<>();
      mentions.forEach(mention -> own.add(mention.type()));
      return new AnnotatedDocument(id, text.toString(), mentions, relations, own);
    }

    private void element() throws IOException {
      switch (xml.element()) {
        case "id" -> id = xml.text();
        case "offset" -> blockOffset = xml.number("offset", xml.text());
        case "text" -> block(xml.text());
        case "annotation" -> annotation();
        case "relation" -> relation();
        default -> {}
      }
    }

    /** A passage's or sentence's text; line breaks in it become spaces, so that LF parts blocks. */
    private void block(String content) {
      if (!text.isEmpty()) {
        text.append('\n');
      }
      blockStart = text.length();
      text.append(content.replace('\n', ' '));
      block = new CodePoints(content);
    }

    private void annotation() throws IOException {
      String mentionId = xml.required("id");
      Map<String, String> infons = new LinkedHashMap<>();
      int first = Integer.MAX_VALUE;
      int last = -1;
      String words = "";
      int parts = 0;
      while (!atEndOf("annotation")) {
        if (xml.isStart() && xml.element().equals("infon")) {
          infons.put(xml.required("key"), xml.text());
        } else if (xml.isStart() && xml.element().equals("location")) {
          int start = xml.number("offset", xml.required("offset"));
          first = Math.min(first, start);
          last = Math.max(last, start + xml.number("length", xml.required("length")));
          parts++;
        } else if (xml.isStart() && xml.element().equals("text")) {
          words = xml.text();
        }
      }
      if (!"IndividualMention".equals(infons.get("CompositeRole"))) {
        add(mentionId, infons, place(first, last, parts == 1 ? words : null));
      }
    }

    private void add(String mentionId, Map<String, String> infons, Span span)
        throws CorpusException {
      String type = infons.get("type");
      if (type == null || type.isBlank()) {
        throw xml.error("annotation %s has no infon type".formatted(mentionId));
      }
      seen.add(type);
      List<String> concepts = new ArrayList<>();
      infons.forEach(
          (key, value) -> {
            if (IDENTIFIERS.contains(key)) {
              concepts.addAll(ConceptIds.of(value));
            }
          });
      types.map(type).ifPresent(name -> mentions.add(new Mention(mentionId, span, name, concepts)));
    }

    /**
     * @param words null where they need not be the characters of the span
     */
    private Span place(int first, int last, String words) throws CorpusException {
      int from = first - blockOffset;
      int to = last - blockOffset;
      if (from < 0 || from >= to || to > block.count()) {
        throw xml.error(
            "location %d to %d is not within its text from %d to %d"
                .formatted(first, last, blockOffset, blockOffset + block.count()));
      }
      int start = blockStart + block.utf16(from);
      int end = blockStart + block.utf16(to);
      if (words == null) {
        return new Span(start, end);
      }
      Optional<Span> place = StatedPlace.of(text.toString(), start, end, words.replace('\n', ' '));
      return place.orElseThrow(
          () ->
              xml.error(
                  "location %d to %d is \"%s\"; expected \"%s\""
                      .formatted(first, last, text.substring(start, end), words)));
    }

    private void relation() throws IOException {
      Map<String, String> infons = new LinkedHashMap<>();
      List<String> nodes = new ArrayList<>();
      while (!atEndOf("relation")) {
        if (xml.isStart() && xml.element().equals("infon")) {
          infons.put(xml.required("key"), xml.text());
        } else if (xml.isStart() && xml.element().equals("node")) {
          nodes.add(xml.required("refid"));
        }
      }
      String label = infons.getOrDefault("type", infons.get("relation"));
      String head = side(infons, nodes, 0, "entity1", "Chemical");
      String tail = side(infons, nodes, 1, "entity2", "Disease");
      if (label == null || head == null || tail == null) {
        throw xml.error("a relation without type or without two sides");
      }
      relations.add(new Relation(label, head, tail, infons.get("novel")));
    }

    private String side(
        Map<String, String> infons, List<String> nodes, int node, String key, String otherKey) {
      if (nodes.size() > node) {
        return nodes.get(node);
      }
      return infons.getOrDefault(key, infons.get(otherKey));
    }

    /** Goes on by one tag; true at the end of the element, false elsewhere. */
    private boolean atEndOf(String element) throws IOException {
      if (!xml.nextTag()) {
        throw xml.error("the file ends inside of a <" + element + ">");
      }
      return !xml.isStart() && xml.element().equals(element);
    }
  }
}
