package io.litmill.concepts.vocabulary;

import java.io.IOException;
import java.util.List;

/**
 * A concept of a vocabulary.
 *
 * @param id as the file has it, or the CURIE made of it
 * @param names the preferred one first, then synonyms
 * @param references identifiers of the same concept in other vocabularies
 */
public record Entry(String id, List<String> names, List<String> references) {
  public Entry {
    names = List.copyOf(names);
    references = List.copyOf(references);
  }

  Entry(String id, List<String> names) {
    this(id, names, List.of());
  }

  /** Takes entries one by one. */
  public interface Sink {
    void accept(Entry entry) throws IOException;
  }
}
