package io.litmill.export;

import io.litmill.triplets.BiolinkVocabulary;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/** Formats of exported facts. */
public enum ExportFormat {
  /** Tab-separated nodes and edges of the Knowledge Graph Exchange. */
  KGX("kgx"),
  /** One JSON-LD document. */
  JSONLD("jsonld"),
  /** For neo4j-admin. */
  NEO4J_CSV("neo4j-csv");

  private final String text;

  ExportFormat(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }

  /** Whether all of it is one file. */
  public boolean isOneFile() {
    return this == JSONLD;
  }

  /** A writer of JSON-LD to anywhere; the caller closes what it writes to. */
  public static GraphWriter jsonLd(Writer out) throws IOException {
    return new JsonLdWriter(out, BiolinkVocabulary.shipped().prefixes());
  }

  /**
   * A writer of this format.
   *
   * @param file name of the file, where it is one
   * @param relationshipType for Neo4j: of all relationships; empty: the predicate of each
   */
  public GraphWriter writer(ExportFiles files, String file, Optional<String> relationshipType)
      throws IOException {
    return switch (this) {
      case KGX -> new KgxWriter(files);
      case JSONLD -> jsonLd(files.open(file));
      case NEO4J_CSV -> new Neo4jCsvWriter(files, relationshipType);
    };
  }
}
