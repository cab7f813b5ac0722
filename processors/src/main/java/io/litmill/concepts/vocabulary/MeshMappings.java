package io.litmill.concepts.vocabulary;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * MeSH records with their counterparts in other vocabularies; both names count. Only counterparts
 * that hold concepts of the type are taken.
 */
final class MeshMappings implements Format.Reader {
  @Override
  public void read(SourceText text, Selection selection, Entry.Sink sink) throws IOException {
    Set<String> taken = counterparts(selection.entityType());
    for (String line = text.nextData(); line != null; line = text.nextData()) {
      String[] columns = line.split("\t", -1);
      if (columns.length != 6 || !columns[0].equals("MESH")) {
        throw text.wrong("expected MESH, id, name, prefix, id, name by tabs");
      }
      if (taken.isEmpty() || taken.contains(columns[3])) {
        sink.accept(
            new Entry(columns[1], List.of(columns[2], columns[5]), List.of(reference(columns))));
      }
    }
  }

  private static String reference(String[] columns) {
    return columns[4].contains(":") ? columns[4] : columns[3] + ":" + columns[4];
  }

  private static Set<String> counterparts(String entityType) {
    return switch (entityType) {
      case "Chemical" -> Set.of("CHEBI", "PUBCHEM");
      case "Disease" -> Set.of("DOID");
      case "Gene" -> Set.of("HGNC", "UP");
      case "Anatomy" -> Set.of("UBERON");
      case "CellType" -> Set.of("CL");
      default -> Set.of();
    };
  }
}
