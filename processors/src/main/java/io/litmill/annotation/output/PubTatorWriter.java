package io.litmill.annotation.output;

import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.Mention;
import io.litmill.schemas.Section;
import io.litmill.schemas.Triplet;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * NCBI's PubTator format: title and abstract, a line a mention, a line a relation, an empty line.
 * Offsets count Unicode code points over the title, one separator and the abstract, as in the text
 * of the citation; line breaks and tabs are written as spaces. A relation line holds the model's
 * label, subject and object of a triplet; denied statements have no form in it and are left out.
 */
final class PubTatorWriter implements DocumentWriter {
  private final Writer out;

  PubTatorWriter(Writer out) {
    this.out = out;
  }

  @Override
  public void write(AnnotatedCitation document) throws IOException {
    String pmid = document.getPmid();
    String text = document.getText();
    int title = text.offsetByCodePoints(0, titleEnd(document));
    line(pmid + "|t|" + flat(text.substring(0, title)));
    line(pmid + "|a|" + flat(text.substring(Math.min(text.length(), title + 1))));
    for (Mention mention : document.getMentions()) {
      line(
          String.join(
              "\t",
              pmid,
              Integer.toString(mention.getStart()),
              Integer.toString(mention.getEnd()),
              flat(mention.getText()),
              mention.getType(),
              EntityIdentifiers.joined(mention)));
    }
    for (String relation : relations(document)) {
      line(pmid + "\t" + relation);
    }
    line("");
  }

  private static int titleEnd(AnnotatedCitation document) {
    return document.getSections().stream()
        .filter(section -> section.getKind().equals("title"))
        .mapToInt(Section::getEnd)
        .findFirst()
        .orElse(0);
  }

  private static Set<String> relations(AnnotatedCitation document) {
    Set<String> relations = new LinkedHashSet<>();
    for (Triplet triplet : document.getTriplets()) {
      if (!triplet.getNegated()) {
        relations.add(
            String.join(
                "\t", triplet.getOriginalPredicate(), triplet.getSubject(), triplet.getObject()));
      }
    }
    return relations;
  }

  /** Without characters that end a line or a column; as long as before. */
  private static String flat(String text) {
    StringBuilder flat = new StringBuilder(text);
    for (int i = 0; i < flat.length(); i++) {
      char c = flat.charAt(i);
      if (c == '\t'
          || c == '\n'
          || c == '\r'
          || c == '\u000b'
          || c == '\f'
          || c == '\u0085'
          || c == '\u2028'
          || c == '\u2029') {
        flat.setCharAt(i, ' ');
      }
    }
    return flat.toString();
  }

  private void line(String content) throws IOException {
    out.write(content);
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
