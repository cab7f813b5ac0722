package io.litmill.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A sentence, two of its mentions, and the gold label of their relation.
 *
 * @param id of the pair within its corpus
 * @param document that the sentence belongs to
 * @param head mention in {@code sentence}, as the chemical
 * @param tail mention in {@code sentence}, as the gene
 * @param label of the relation, or the corpus' word for none
 * @param headId identifier of the head: of its mention, or, where the corpus relates concepts, of
 *     its concepts, with commas between
 * @param tailId as {@code headId}
 * @param context the title of the article; null where it is not known or holds the sentence
 */
public record PairExample(
    String id,
    String document,
    String sentence,
    Span head,
    Span tail,
    String label,
    String headId,
    String tailId,
    PairContext context) {
  static final String SEPARATOR = ",";

  public PairExample {
    Texts.requireNotBlank("id of a pair", id);
    Texts.requireNotBlank("document of a pair", document);
    Objects.requireNonNull(sentence, "sentence");
    head.requireWithin(sentence);
    tail.requireWithin(sentence);
    Texts.requireNotBlank("label of pair " + id, label);
    Objects.requireNonNull(headId, "headId");
    Objects.requireNonNull(tailId, "tailId");
  }

  /** What a document states if this pair has the label: one fact for each two identifiers. */
  public List<RelationFact> facts(String label) {
    List<RelationFact> facts = new ArrayList<>();
    for (String one : headId.split(SEPARATOR)) {
      for (String other : tailId.split(SEPARATOR)) {
        facts.add(new RelationFact(document, label, one, other));
      }
    }
    return facts;
  }

  /** The same pair with another gold label. */
  PairExample as(String other) {
    return new PairExample(id, document, sentence, head, tail, other, headId, tailId, context);
  }
}
