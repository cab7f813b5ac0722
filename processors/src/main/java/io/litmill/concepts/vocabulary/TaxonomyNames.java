package io.litmill.concepts.vocabulary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Names of taxa: the scientific name is the preferred one. Authorities, type material and names
 * that stand for a part only are left out. All lines of a taxon stand together in the file.
 */
final class TaxonomyNames implements Format.Reader {
  private static final Set<String> SYNONYMS =
      Set.of(
          "synonym",
          "common name",
          "genbank common name",
          "equivalent name",
          "acronym",
          "genbank acronym",
          "genbank synonym");

  @Override
  public void read(SourceText text, Selection selection, Entry.Sink sink) throws IOException {
    String taxon = "";
    List<String> names = new ArrayList<>();
    for (String line = text.nextData(); line != null; line = text.nextData()) {
      String[] columns = line.split("\t\\|\t?", -1);
      if (columns.length < 4) {
        throw text.wrong("expected taxon | name | unique name | class of the name |");
      }
      if (!columns[0].equals(taxon)) {
        finish(taxon, names, sink);
        taxon = columns[0];
      }
      if (columns[3].equals("scientific name")) {
        names.add(0, columns[1]);
      } else if (SYNONYMS.contains(columns[3])) {
        names.add(columns[1]);
      }
    }
    finish(taxon, names, sink);
  }

  private static void finish(String taxon, List<String> names, Entry.Sink sink) throws IOException {
    if (!names.isEmpty()) {
      sink.accept(new Entry(taxon, names));
    }
    names.clear();
  }
}
