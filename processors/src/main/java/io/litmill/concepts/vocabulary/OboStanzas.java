package io.litmill.concepts.vocabulary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Terms of an OBO file; obsolete ones are left out. Of the synonyms the exact ones count, with the
 * selection's {@code related} all but broad ones.
 */
final class OboStanzas implements Format.Reader {
  private static final class Term {
    private String id;
    private String name;
    private boolean obsolete;
    private final List<String> synonyms = new ArrayList<>();
    private final List<String> references = new ArrayList<>();
  }

  @Override
  public void read(SourceText text, Selection selection, Entry.Sink sink) throws IOException {
    Term term = null;
    for (String line = text.nextLine(); line != null; line = text.nextLine()) {
      if (line.startsWith("[")) {
        finish(term, sink);
        term = line.strip().equals("[Term]") ? new Term() : null;
      } else if (term != null) {
        read(line, term, selection, text);
      }
    }
    finish(term, sink);
  }

  private static void read(String line, Term term, Selection selection, SourceText text)
      throws VocabularyException {
    int colon = line.indexOf(": ");
    if (colon < 0) {
      return;
    }
    String value = line.substring(colon + 2);
    switch (line.substring(0, colon)) {
      case "id" -> term.id = plain(value);
      case "name" -> term.name = unescaped(withoutComment(value));
      case "is_obsolete" -> term.obsolete = value.strip().startsWith("true");
      case "xref" -> term.references.add(plain(value));
      case "synonym" -> addSynonym(value, term, selection, text);
      default -> {}
    }
  }

  private static void addSynonym(String value, Term term, Selection selection, SourceText text)
      throws VocabularyException {
    int end = value.startsWith("\"") ? closingQuote(value) : -1;
    if (end < 0) {
      throw text.wrong("expected synonym: \"name\" SCOPE [references]");
    }
    String scope = value.substring(end + 1).strip();
    boolean taken = scope.startsWith("EXACT") || selection.related() && !scope.startsWith("BROAD");
    if (taken) {
      term.synonyms.add(unescaped(value.substring(1, end)));
    }
  }

  private static int closingQuote(String value) {
    for (int i = 1; i < value.length(); i++) {
      if (value.charAt(i) == '\\') {
        i++;
      } else if (value.charAt(i) == '"') {
        return i;
      }
    }
    return -1;
  }

  /** The value without a comment and without modifiers in braces. */
  private static String plain(String value) {
    return value.split("[\\s{!]", 2)[0];
  }

  private static String withoutComment(String value) {
    int comment = value.indexOf(" !");
    int modifiers = value.indexOf(" {");
    int end = comment < 0 ? value.length() : comment;
    return value.substring(0, modifiers < 0 ? end : Math.min(end, modifiers)).strip();
  }

  private static String unescaped(String value) {
    if (value.indexOf('\\') < 0) {
      return value;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        char escaped = value.charAt(++i);
        plain.append(escaped == 'n' || escaped == 'W' || escaped == 't' ? ' ' : escaped);
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static void finish(Term term, Entry.Sink sink) throws IOException {
    if (term != null && !term.obsolete && term.id != null && term.name != null) {
      List<String> names = new ArrayList<>(List.of(term.name));
      names.addAll(term.synonyms);
      sink.accept(new Entry(term.id, names, term.references));
    }
  }
}
