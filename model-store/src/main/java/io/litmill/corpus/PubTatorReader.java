package io.litmill.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * PubTator files: {@code PMID|t|title}, {@code PMID|a|abstract}, then a line for each mention
 * ({@code PMID start end mention type identifier}, TAB between; offsets count code points of title,
 * one character, abstract) and relation ({@code PMID label id id}, BioRED with novelty), a blank
 * line between documents.
 *
 * <p>A mention whose words are up to 16 characters away from its offsets is moved there, with a
 * remark; one that is nowhere near is an error.
 */
public final class PubTatorReader {
  private static final String MENTION_FORM = "PMID START END MENTION TYPE [IDENTIFIER]";
  private static final int SLIP = StatedPlace.REACH;
  private final TypeMapping types;
  private final Consumer<String> remarks;

  public PubTatorReader(TypeMapping types) {
    this(types, remark -> {});
  }

  /**
   * @param remarks takes a sentence for each mention that was moved
   */
  public PubTatorReader(TypeMapping types, Consumer<String> remarks) {
    this.types = types;
    this.remarks = remarks;
  }

  /**
   * @return the documents, with the mentions of mapped types and all relations
   * @throws CorpusException if the file is no such file or has no document
   */
  public List<AnnotatedDocument> read(Path file) throws IOException {
    Set<String> seen = new LinkedHashSet<>();
    List<AnnotatedDocument> documents = new ArrayList<>();
    try (CorpusLines lines = new CorpusLines(file)) {
      String line = lines.next();
      while (line != null) {
        line = line.isBlank() ? lines.next() : document(line, lines, documents, seen);
      }
      if (documents.isEmpty()) {
        throw lines.error("no document; expected PMID|t|TITLE");
      }
    }
    Set<String> annotated = types.annotated(file, seen);
    return documents.stream().map(document -> document.annotating(annotated)).toList();
  }

  /** Reads a document and gives the line after it. */
  private String document(
      String first, CorpusLines lines, List<AnnotatedDocument> documents, Set<String> seen)
      throws IOException {
    String[] title = passage(first, "t", null, lines);
    String second = lines.next();
    String[] body = passage(second == null ? "" : second, "a", title[0], lines);
    Document document = new Document(title[0], title[2] + "\n" + body[2], seen);
    String line = lines.next();
    while (line != null && !line.isBlank()) {
      document.add(line, lines);
      line = lines.next();
    }
    documents.add(document.finish());
    return line;
  }

  private static String[] passage(String line, String kind, String id, CorpusLines lines)
      throws CorpusException {
    String[] parts = line.split("\\|", 3);
    boolean fits = parts.length == 3 && parts[1].equals(kind) && !parts[0].isBlank();
    if (!fits || (id != null && !parts[0].equals(id))) {
      String form = "%s|%s|%s".formatted(id == null ? "PMID" : id, kind, "TEXT");
      throw lines.error("\"%s\"; expected %s".formatted(shortened(line), form));
    }
    return parts;
  }

  private static String shortened(String line) {
    return line.length() <= 80 ? line : line.substring(0, 80) + "…";
  }

  /** The document that is being read. */
  private final class Document {
    private final String id;
    private final String text;
    private final Set<String> seen;
    private final CodePoints offsets;
    private final List<Mention> mentions = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();

    Document(String id, String text, Set<String> seen) {
      this.id = id;
      this.text = text;
      this.seen = seen;
      this.offsets = new CodePoints(text);
    }

    void add(String line, CorpusLines lines) throws CorpusException {
      String[] fields = line.split("\t", -1);
      if (!fields[0].equals(id)) {
        throw lines.error(
            "\"%s\" is no line of document %s; expected %s %s"
                .formatted(shortened(line), id, id, "and more, TAB-separated"));
      }
      if (fields.length > 1 && isNumber(fields[1])) {
        mention(fields, lines);
      } else if (fields.length == 4 || fields.length == 5) {
        String remark = fields.length == 5 ? fields[4] : null;
        relations.add(new Relation(fields[1], fields[2], fields[3], remark));
      } else {
        throw lines.error(
            "\"%s\"; expected %s or PMID LABEL ID ID [NOVELTY]"
                .formatted(shortened(line), MENTION_FORM));
      }
    }

    private void mention(String[] fields, CorpusLines lines) throws CorpusException {
      if (fields.length < 5 || !isNumber(fields[2]) || fields[4].isBlank()) {
        throw lines.error(
            "\"%s\"; expected %s".formatted(shortened(String.join(" ", fields)), MENTION_FORM));
      }
      Span place = place(fields, lines);
      seen.add(fields[4]);
      String mentionId = "M" + lines.number();
      List<String> concepts = fields.length > 5 ? ConceptIds.of(fields[5]) : List.of();
      types
          .map(fields[4])
          .ifPresent(type -> mentions.add(new Mention(mentionId, place, type, concepts)));
    }

    private Span place(String[] fields, CorpusLines lines) throws CorpusException {
      int first = Integer.parseInt(fields[1]);
      int last = Integer.parseInt(fields[2]);
      if (first >= last || first >= offsets.count() || last > offsets.count() + SLIP) {
        throw lines.error(
            "offsets %d to %d; expected START < END <= %d, the characters of document %s"
                .formatted(first, last, offsets.count(), id));
      }
      int start = offsets.utf16(first);
      int end = offsets.utf16(Math.min(last, offsets.count()));
      Optional<Span> place = StatedPlace.of(text, start, end, fields[3]);
      if (place.isEmpty()) {
        throw lines.error(
            "offsets %d to %d are \"%s\"; expected \"%s\""
                .formatted(first, last, text.substring(start, end), fields[3]));
      }
      if (!place.get().equals(new Span(start, end))) {
        String form = "characters %d to %d moved to \"%s\"";
        remarks.accept(lines.error(form.formatted(first, last, place.get().of(text))).getMessage());
      }
      return place.get();
    }

    private static boolean isNumber(String field) {
      return field.matches("\\d{1,9}");
    }

    AnnotatedDocument finish() {
      Set<String> own = new LinkedHashSet<>();
      mentions.forEach(mention -> own.add(mention.type()));
      return new AnnotatedDocument(id, text, mentions, relations, own);
    }
  }
}
