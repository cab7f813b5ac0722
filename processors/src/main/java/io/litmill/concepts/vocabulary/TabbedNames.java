package io.litmill.concepts.vocabulary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Identifier, preferred name, synonyms with bars between; further columns are left out. */
final class TabbedNames implements Format.Reader {
  @Override
  public void read(SourceText text, Selection selection, Entry.Sink sink) throws IOException {
    for (String line = text.nextData(); line != null; line = text.nextData()) {
      String[] columns = line.split("\t", -1);
      if (columns.length < 2 || columns[0].isBlank()) {
        throw text.wrong("expected identifier, preferred name and synonyms by tabs");
      }
      List<String> names = new ArrayList<>(List.of(columns[1]));
      if (columns.length > 2) {
        names.addAll(Arrays.asList(columns[2].split("\\|")));
      }
      sink.accept(new Entry(columns[0].strip(), names));
    }
  }
}
