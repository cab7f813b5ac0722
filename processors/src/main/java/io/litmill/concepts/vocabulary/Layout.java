package io.litmill.concepts.vocabulary;

import java.util.Arrays;
import java.util.List;

/**
 * The columns of a table with a header.
 *
 * @param id column of the identifier
 * @param names columns with names, the preferred one first
 * @param kind column that says what kind of name a line has; null if all are alike
 * @param filter column that decides whether a line is taken; null if all are
 * @param repeats whether an identifier has several lines
 */
record Layout(String id, List<String> names, String kind, Filter filter, boolean repeats) {
  /** What a line must have to be taken. */
  enum Filter {
    NONE(null),
    TREE("mesh_tree_number"),
    TAXON("#tax_id"),
    ENTITY_TYPE("type");

    private final String column;

    Filter(String column) {
      this.column = column;
    }

    String column() {
      return column;
    }

    boolean takes(String value, Selection selection) {
      return switch (this) {
        case NONE -> true;
        case TREE -> selection.takesTree(value);
        case TAXON -> selection.takesTaxon(value);
        case ENTITY_TYPE -> value.equals(selection.entityType());
      };
    }
  }

  static final Layout GENE_INFO =
      new Layout(
          "GeneID",
          List.of(
              "Symbol",
              "Synonyms",
              "Full_name_from_nomenclature_authority",
              "description",
              "Other_designations"),
          null,
          Filter.TAXON,
          false);
  static final Layout MESH = new Layout("mesh_id", List.of("mesh_name"), null, Filter.TREE, true);
  static final Layout GENES =
      new Layout(
          "GeneID", List.of("symbol", "synonyms", "name", "other_names"), null, Filter.NONE, false);
  static final Layout GENE_SYMBOLS =
      new Layout("GeneID", List.of("symbol"), "type", Filter.NONE, true);
  static final Layout DISEASE_ONTOLOGY =
      new Layout("doid", List.of("name"), "type", Filter.NONE, true);
  static final Layout MENTIONS =
      new Layout("identifier", List.of("mention"), null, Filter.ENTITY_TYPE, true);

  /** Whether a file that begins so has this layout. */
  boolean hasHeader(String start) {
    int end = start.indexOf('\n');
    List<String> columns =
        Arrays.asList(start.substring(0, end < 0 ? start.length() : end).strip().split("\t"));
    return columns.contains(id)
        && columns.containsAll(names)
        && (kind == null || columns.contains(kind));
  }
}
