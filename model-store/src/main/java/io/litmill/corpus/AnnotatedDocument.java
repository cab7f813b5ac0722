package io.litmill.corpus;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A document with its gold mentions and relations.
 *
 * @param text the passages (title, abstract, …) with one LF between
 * @param mentions in reading order
 * @param relations between mentions or concepts of the document
 * @param annotatedTypes the types that the corpus annotates
 */
public record AnnotatedDocument(
    String id,
    String text,
    List<Mention> mentions,
    List<Relation> relations,
    Set<String> annotatedTypes) {
  public AnnotatedDocument {
    Texts.requireNotBlank("id of a document", id);
    Objects.requireNonNull(text, "text");
    annotatedTypes = Texts.inOrder("annotated type", annotatedTypes);
    mentions = mentions.stream().sorted(Comparator.comparing(Mention::typedSpan)).toList();
    relations = List.copyOf(relations);
    for (Mention mention : mentions) {
      if (mention.span().end() > text.length()) {
        throw new IllegalArgumentException(
            "mention %s of document %s ends at %d, after the text of %d characters"
                .formatted(mention.id(), id, mention.span().end(), text.length()));
      }
    }
  }

  /** The whole document as one text. */
  public TaggedText tagged() {
    return new TaggedText(id, text, Mentions.spans(mentions), annotatedTypes);
  }

  /** The different relations of the document. */
  public Set<RelationFact> facts() {
    Set<RelationFact> facts = new LinkedHashSet<>();
    relations.forEach(
        each -> facts.add(new RelationFact(id, each.label(), each.head(), each.tail())));
    return facts;
  }

  AnnotatedDocument annotating(Set<String> types) {
    return new AnnotatedDocument(id, text, mentions, relations, types);
  }
}
