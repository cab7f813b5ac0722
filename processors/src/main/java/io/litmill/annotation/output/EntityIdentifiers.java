package io.litmill.annotation.output;

import io.litmill.schemas.Concept;
import io.litmill.schemas.Mention;
import java.util.List;

/** The concepts of a mention as formats with one column for them write them. */
final class EntityIdentifiers {
  private EntityIdentifiers() {}

  /** CURIEs joined by semicolons, or a hyphen where the mention is unlinked. */
  static String joined(Mention mention) {
    List<String> ids = mention.getConcepts().stream().map(Concept::getId).distinct().toList();
    return ids.isEmpty() ? "-" : String.join(";", ids);
  }
}
