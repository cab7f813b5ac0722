package io.litmill.entities;

import io.litmill.concepts.ConceptIndex;
import io.litmill.concepts.Match;
import io.litmill.schemas.Concept;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A concept index as a dictionary; closes the index with it. */
public final class IndexDictionary implements Dictionary {
  private final ConceptIndex index;

  public IndexDictionary(ConceptIndex index) {
    this.index = index;
  }

  @Override
  public List<Concept> lookup(String name, String entityType) {
    return index.lookup(name, entityType).stream().map(IndexDictionary::concept).toList();
  }

  private static Concept concept(Match match) {
    return new Concept(match.id(), match.preferredName(), match.method().label(), match.score());
  }

  @Override
  public String version() {
    return index.version();
  }

  @Override
  public void close() {
    try {
      index.close();
    } catch (IOException e) {
      throw new UncheckedIOException("dictionary " + index.version(), e);
    }
  }
}
