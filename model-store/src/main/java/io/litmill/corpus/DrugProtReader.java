package io.litmill.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The three files of a part of DrugProt (Miranda et al. 2021; those of ChemProt have the same
 * form): abstracts ({@code PMID title abstract}), entities ({@code PMID T1 TYPE START END MENTION},
 * offsets in code points of title, one character, abstract) and relations ({@code PMID LABEL
 * Arg1:T1 Arg2:T2}), TAB between. Annotations of documents whose abstract is not there are passed
 * over. Relations are between mentions.
 */
public final class DrugProtReader {
  /** The mapping of the corpus' types to Chemical and Gene. */
  public static final TypeMapping TYPES =
      TypeMapping.parse("CHEMICAL=Chemical,GENE=Gene,GENE-Y=Gene,GENE-N=Gene");

  private final TypeMapping types;

  public DrugProtReader(TypeMapping types) {
    this.types = types;
  }

  /**
   * @param part folder and first part of the names, as {@code drugprot/dev} for {@code
   *     dev_abstracts.tsv}, {@code dev_entities.tsv.gz} and {@code dev_relations.tsv}
   */
  public List<AnnotatedDocument> read(Path part) throws IOException {
    return read(file(part, "abstracts"), file(part, "entities"), file(part, "relations"));
  }

  public List<AnnotatedDocument> read(Path abstracts, Path entities, Path relations)
      throws IOException {
    Map<String, Document> documents = documents(abstracts);
    Set<String> seen = new HashSet<>();
    try (CorpusLines lines = new CorpusLines(entities)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        addMention(line, lines, documents, seen);
      }
    }
    try (CorpusLines lines = new CorpusLines(relations)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        addRelation(line, lines, documents);
      }
    }
    Set<String> annotated = types.annotated(entities, seen);
    return documents.values().stream().map(document -> document.finish(annotated)).toList();
  }

  private static Path file(Path part, String kind) throws CorpusException {
    String name = part.getFileName() + "_" + kind;
    for (String end : List.of(".tsv", ".tsv.gz", "_partial.tsv", "_partial.tsv.gz")) {
      Path file = part.resolveSibling(name + end);
      if (Files.exists(file)) {
        return file;
      }
    }
    throw new CorpusException(
        "there is no file %s.tsv or %s.tsv.gz".formatted(part.resolveSibling(name), name));
  }

  private static Map<String, Document> documents(Path abstracts) throws IOException {
    Map<String, Document> documents = new LinkedHashMap<>();
    try (CorpusLines lines = new CorpusLines(abstracts)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          String[] fields = lines.fields(line, 3, "PMID TITLE ABSTRACT");
          documents.put(fields[0], new Document(fields[0], fields[1] + "\n" + fields[2]));
        }
      }
    }
    return documents;
  }

  private void addMention(
      String line, CorpusLines lines, Map<String, Document> documents, Set<String> seen)
      throws CorpusException {
    if (line.isBlank()) {
      return;
    }
    String[] fields = lines.fields(line, 6, "PMID ID TYPE START END MENTION");
    seen.add(fields[2]);
    Document document = documents.get(fields[0]);
    if (document == null) {
      return;
    }
    Span span = document.place(fields, lines);
    document.ids.add(fields[1]);
    types
        .map(fields[2])
        .ifPresent(type -> document.mentions.add(new Mention(fields[1], span, type, List.of())));
  }

  private static void addRelation(String line, CorpusLines lines, Map<String, Document> documents)
      throws CorpusException {
    if (line.isBlank()) {
      return;
    }
    String form = "PMID LABEL Arg1:ID Arg2:ID";
    String[] fields = lines.fields(line, 4, form);
    Document document = documents.get(fields[0]);
    if (!fields[2].startsWith("Arg1:") || !fields[3].startsWith("Arg2:")) {
      throw lines.error("\"%s\"; expected %s".formatted(line, form));
    }
    if (document != null) {
      String head = document.known(fields[2].substring(5), lines);
      String tail = document.known(fields[3].substring(5), lines);
      document.relations.add(new Relation(fields[1], head, tail, null));
    }
  }

  /** A document that is being read. */
  private static final class Document {
    private final String id;
    private final String text;
    private final CodePoints offsets;
    private final Set<String> ids = new HashSet<>();
    private final List<Mention> mentions = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();

    Document(String id, String text) {
      this.id = id;
      this.text = text;
      this.offsets = new CodePoints(text);
    }

    Span place(String[] fields, CorpusLines lines) throws CorpusException {
      int first = number(fields[3], lines);
      int last = number(fields[4], lines);
      if (first >= last || last > offsets.count()) {
        throw lines.error(
            "offsets %d to %d; expected START < END <= %d, the characters of document %s"
                .formatted(first, last, offsets.count(), id));
      }
      int start = offsets.utf16(first);
      int end = offsets.utf16(last);
      Optional<Span> place = StatedPlace.of(text, start, end, fields[5]);
      return place.orElseThrow(
          () ->
              lines.error(
                  "offsets %d to %d are \"%s\"; expected \"%s\""
                      .formatted(first, last, text.substring(start, end), fields[5])));
    }

    private static int number(String field, CorpusLines lines) throws CorpusException {
      try {
        return Integer.parseInt(field);
      } catch (NumberFormatException e) {
        throw lines.error(lines.number(), "\"" + field + "\" is no offset; expected a number", e);
      }
    }

    String known(String mention, CorpusLines lines) throws CorpusException {
      if (!ids.contains(mention)) {
        throw lines.error("relation of %s, which document %s lacks".formatted(mention, id));
      }
      return mention;
    }

    AnnotatedDocument finish(Set<String> annotated) {
      return new AnnotatedDocument(id, text, mentions, relations, annotated);
    }
  }
}
