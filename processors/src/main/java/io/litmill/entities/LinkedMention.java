package io.litmill.entities;

import io.litmill.corpus.Span;
import io.litmill.schemas.Concept;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A mention with the concepts that the dictionary knows under its name.
 *
 * @param text of the mention, unaltered
 * @param name the text with the short forms spelt out that the article explains
 * @param concepts the best first; empty: unlinked
 */
public record LinkedMention(
    TaggedMention mention, String text, String name, List<Concept> concepts) {
  public LinkedMention {
    Objects.requireNonNull(mention, "mention");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(name, "name");
    concepts = List.copyOf(concepts);
  }

  public int sentence() {
    return mention.sentence();
  }

  public Span span() {
    return mention.span();
  }

  public String type() {
    return mention.type();
  }

  /**
   * Whether both name the same: they are linked to the same concept, or are, spelt out or not, the
   * same words but for letter case.
   */
  public boolean namesTheSame(LinkedMention other) {
    boolean sameConcept =
        concept().isPresent()
            && other.concept().map(Concept::getId).equals(concept().map(Concept::getId));
    return type().equals(other.type())
        && (sameConcept || text.equalsIgnoreCase(other.text) || name.equalsIgnoreCase(other.name));
  }

  /** All that the mention goes by: its concept, its words, and these spelt out, in lower case. */
  public List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    concept().map(Concept::getId).ifPresent(names::add);
    names.add(text.toLowerCase(Locale.ROOT));
    names.add(name.toLowerCase(Locale.ROOT));
    return List.copyOf(names);
  }

  /** The concept that stands for the mention where one is needed. */
  public Optional<Concept> concept() {
    return concepts.stream().findFirst();
  }
}
