package io.litmill.entities;

import io.litmill.schemas.Concept;
import java.util.List;

/** What mentions are linked by. Safe for use by many threads. */
public interface Dictionary extends AutoCloseable {
  /**
   * All concepts that a name of an entity type stands for, the best first; empty where none is
   * known.
   */
  List<Concept> lookup(String name, String entityType);

  /** Name and digest. */
  String version();

  /** Gives up what the dictionary holds open; nothing may be looked up after that. */
  @Override
  default void close() {}

  /** Knows nothing: every mention stays unlinked. */
  static Dictionary none() {
    return new Dictionary() {
      @Override
      public List<Concept> lookup(String name, String entityType) {
        return List.of();
      }

      @Override
      public String version() {
        return "none";
      }
    };
  }
}
