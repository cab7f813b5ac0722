package io.litmill.concepts.vocabulary;

import java.io.IOException;
import java.util.List;

/** Name and identifier by a tab; the first name of an identifier counts as the preferred one. */
final class NameAndId implements Format.Reader {
  @Override
  public void read(SourceText text, Selection selection, Entry.Sink sink) throws IOException {
    for (String line = text.nextData(); line != null; line = text.nextData()) {
      int tab = line.lastIndexOf('\t');
      if (tab < 1) {
        throw text.wrong("expected name and identifier by a tab");
      }
      sink.accept(new Entry(line.substring(tab + 1).strip(), List.of(line.substring(0, tab))));
    }
  }
}
