package io.litmill.concepts.vocabulary;

import io.litmill.concepts.vocabulary.Layout.Filter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table by tabs whose first line names the columns; several names in a field have bars between.
 */
record Table(Layout layout) implements Format.Reader {
  private static final String NOTHING = "-";

  @Override
  public void read(SourceText text, Selection selection, Entry.Sink sink) throws IOException {
    Map<String, Integer> columns = header(text, selection);
    Map<String, List<String>> gathered = new LinkedHashMap<>();
    for (String line = text.nextLine(); line != null; line = text.nextLine()) {
      String[] fields = line.split("\t", -1);
      if (fields.length < columns.size()) {
        throw text.wrong(
            "expected %d columns by tabs, found %d".formatted(columns.size(), fields.length));
      }
      Row row = new Row(columns, fields);
      if (!row.isTaken(layout.filter(), selection) || isComposite(row.get(layout.id()))) {
        continue;
      }
      if (layout.repeats()) {
        gather(row, selection, gathered);
      } else {
        accept(row.get(layout.id()), names(row), sink);
      }
    }
    for (Map.Entry<String, List<String>> concept : gathered.entrySet()) {
      accept(concept.getKey(), concept.getValue(), sink);
    }
  }

  private static void accept(String id, List<String> names, Entry.Sink sink) throws IOException {
    if (!names.isEmpty()) {
      sink.accept(new Entry(id, names));
    }
  }

  /** Several identifiers of one mention, or none. */
  private boolean isComposite(String id) {
    return id.isBlank()
        || layout == Layout.MENTIONS && (id.startsWith("-") || id.matches(".*[,;|+].*"));
  }

  private Map<String, Integer> header(SourceText text, Selection selection) throws IOException {
    String line = text.nextLine();
    String[] names = line == null ? new String[0] : line.strip().split("\t");
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      columns.put(names[i], i);
    }
    if (!columns.containsKey(layout.id()) || !columns.containsKey(layout.names().get(0))) {
      throw text.wrong("expected a header with " + layout.id() + " and " + layout.names().get(0));
    }
    if (layout.filter() == Filter.TREE
        && !columns.containsKey(Filter.TREE.column())
        && !selection.trees().isEmpty()) {
      throw text.wrong(
          "no column %s, so concepts of type %s cannot be told from others; take the file with tree numbers"
              .formatted(Filter.TREE.column(), selection.entityType()));
    }
    return columns;
  }

  private void gather(Row row, Selection selection, Map<String, List<String>> gathered) {
    String kind = layout.kind() == null ? "" : row.get(layout.kind());
    boolean taken = !kind.endsWith("synonym") || kind.startsWith("exact") || kind.equals("synonym");
    if (!taken && !selection.related()) {
      return;
    }
    List<String> names = gathered.computeIfAbsent(row.get(layout.id()), id -> new ArrayList<>());
    boolean preferred = kind.equals("name") || kind.equals("symbol");
    names.addAll(preferred ? 0 : names.size(), names(row));
  }

  private List<String> names(Row row) {
    List<String> names = new ArrayList<>();
    for (String column : layout.names()) {
      String field = row.get(column);
      if (column.equals("mention")) {
        names.add(field);
      } else {
        Arrays.stream(field.split("\\|"))
            .filter(name -> !name.isBlank() && !name.equals(NOTHING))
            .forEach(names::add);
      }
    }
    return names;
  }

  private record Row(Map<String, Integer> columns, String[] fields) {
    String get(String column) {
      Integer at = columns.get(column);
      return at == null ? "" : fields[at];
    }

    boolean isTaken(Filter filter, Selection selection) {
      return filter.column() == null
          || !columns.containsKey(filter.column())
          || filter.takes(get(filter.column()), selection);
    }
  }
}
