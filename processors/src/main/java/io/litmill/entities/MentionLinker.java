package io.litmill.entities;

import io.litmill.schemas.Concept;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Links mentions to concepts by their names. What the article explains, or shortens, is looked up
 * spelt out first, and as it stands only where the dictionary does not know it so. A name that the
 * dictionary does not know stays unlinked; nothing is guessed.
 */
public final class MentionLinker {
  /** How a concept was found that the long form of an abbreviation led to. */
  public static final String ABBREVIATION = "abbreviation";

  private final Dictionary dictionary;

  public MentionLinker(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  /**
   * Links the mentions of an article.
   *
   * @param text of the article
   * @param longForms a name of the article spelt out, where something of it is short for more
   */
  public List<LinkedMention> link(
      String text, List<TaggedMention> mentions, Function<String, Optional<String>> longForms) {
    Map<String, Linked> known = new HashMap<>();
    List<LinkedMention> linked = new ArrayList<>(mentions.size());
    for (TaggedMention mention : mentions) {
      String surface = mention.span().of(text);
      Linked found =
          known.computeIfAbsent(
              mention.type() + '\n' + surface, key -> link(surface, mention.type(), longForms));
      linked.add(new LinkedMention(mention, surface, found.name(), found.concepts()));
    }
    return linked;
  }

  /** What a name of a type stands for in an article. */
  private record Linked(String name, List<Concept> concepts) {}

  private Linked link(String surface, String type, Function<String, Optional<String>> longForms) {
    Optional<String> longForm = longForms.apply(surface);
    if (longForm.isEmpty()) {
      return new Linked(surface, dictionary.lookup(surface, type));
    }
    List<Concept> concepts = dictionary.lookup(longForm.get(), type);
    return concepts.isEmpty()
        ? new Linked(longForm.get(), dictionary.lookup(surface, type))
        : new Linked(longForm.get(), concepts.stream().map(MentionLinker::byAbbreviation).toList());
  }

  private static Concept byAbbreviation(Concept concept) {
    return new Concept(concept.getId(), concept.getName(), ABBREVIATION, concept.getScore());
  }
}
