package io.litmill.triplets;

import io.litmill.corpus.Span;
import io.litmill.entities.LinkedMention;
import io.litmill.relations.FoundRelation;
import io.litmill.schemas.Citation;
import io.litmill.text.CodePointOffsets;
import java.util.List;

/**
 * All that triplets are made of. Spans count UTF-16 units in the citation's text.
 *
 * @param sentences in order
 * @param sectionOfSentence index of each sentence's section in the citation
 * @param mentions in reading order
 * @param relations between them, in the order of the text
 */
public record MinedArticle(
    Citation citation,
    CodePointOffsets offsets,
    List<Span> sentences,
    List<Integer> sectionOfSentence,
    List<LinkedMention> mentions,
    List<FoundRelation> relations,
    Provenance provenance) {
  public MinedArticle {
    sentences = List.copyOf(sentences);
    sectionOfSentence = List.copyOf(sectionOfSentence);
    mentions = List.copyOf(mentions);
    relations = List.copyOf(relations);
  }
}
