package io.litmill.concepts.vocabulary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Identifiers of the same concepts in several vocabularies, from a table of its own (doid_code,
 * doid_name, resource, resource_id).
 */
public final class CrossReferences {
  private final Map<String, List<String>> byId = new HashMap<>();

  /** Reads a table, plain or gzip. */
  public static CrossReferences read(Path file) throws IOException {
    CrossReferences references = new CrossReferences();
    try (SourceFile source = SourceFile.open(file.toString(), () -> Files.newInputStream(file))) {
      SourceText text = source.text();
      String header = text.nextLine();
      if (header == null || !header.strip().equals("doid_code\tdoid_name\tresource\tresource_id")) {
        throw text.wrong("expected a header with doid_code, doid_name, resource, resource_id");
      }
      for (String line = text.nextData(); line != null; line = text.nextData()) {
        String[] columns = line.split("\t", -1);
        if (columns.length < 4) {
          throw text.wrong("expected 4 columns by tabs, found " + columns.length);
        }
        references
            .byId
            .computeIfAbsent(columns[0], id -> new ArrayList<>())
            .add(columns[2] + ":" + columns[3]);
      }
    }
    return references;
  }

  /** Of no concept. */
  public static CrossReferences none() {
    return new CrossReferences();
  }

  List<String> of(String id) {
    return byId.getOrDefault(id, List.of());
  }
}
