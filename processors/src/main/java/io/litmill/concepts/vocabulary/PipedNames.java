package io.litmill.concepts.vocabulary;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** {@code id||name|name}; further identifiers before the double bar are references. */
final class PipedNames implements Format.Reader {
  @Override
  public void read(SourceText text, Selection selection, Entry.Sink sink) throws IOException {
    for (String line = text.nextData(); line != null; line = text.nextData()) {
      int bars = line.indexOf("||");
      if (bars < 1 || bars + 2 == line.length()) {
        throw text.wrong("expected id||name|name");
      }
      List<String> ids = Arrays.asList(line.substring(0, bars).split("\\|"));
      List<String> names = Arrays.asList(line.substring(bars + 2).split("\\|"));
      sink.accept(new Entry(ids.get(0).strip(), names, ids.subList(1, ids.size())));
    }
  }
}
