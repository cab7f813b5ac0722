package io.litmill.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All pairs of a head and a tail that stand in one sentence, labelled by the document's relations.
 * Relations over sentences have no candidate: whoever scores against {@link
 * AnnotatedDocument#facts} counts them as missed.
 */
public final class PairCandidates {
  private final String headType;
  private final String tailType;
  private final String negativeLabel;
  private final DocumentSentences sentences;

  /**
   * @param headType entity type of the head
   * @param tailType entity type of the tail; if it is the head's too, the head is the mention that
   *     comes first
   * @param negativeLabel of pairs without relation
   */
  public PairCandidates(
      String headType, String tailType, String negativeLabel, DocumentSentences sentences) {
    this.headType = headType;
    this.tailType = tailType;
    this.negativeLabel = negativeLabel;
    this.sentences = sentences;
  }

  /**
   * Candidates of documents whose relations are between mentions, as DrugProt's. A pair with
   * several relations has the label of the first one.
   */
  public List<PairExample> ofMentions(List<AnnotatedDocument> documents) {
    return documents.stream()
        .flatMap(document -> of(document, mention -> List.of(mention.id())).stream())
        .toList();
  }

  /**
   * Candidates of documents whose relations are between concepts, as BC5CDR's: a pair has the label
   * of a relation between any of its concepts. Mentions without identifier have no part in a pair.
   */
  public List<PairExample> ofConcepts(List<AnnotatedDocument> documents) {
    return documents.stream()
        .flatMap(document -> of(document, Mention::concepts).stream())
        .toList();
  }

  private List<PairExample> of(
      AnnotatedDocument document, Function<Mention, List<String>> identifiers) {
    Map<List<String>, String> labels = new LinkedHashMap<>();
    for (Relation relation : document.relations()) {
      labels.putIfAbsent(List.of(relation.head(), relation.tail()), relation.label());
    }
    List<PairExample> pairs = new ArrayList<>();
    for (AnnotatedSentence sentence : sentences.cut(document)) {
      addPairs(sentence, labels, identifiers, pairs);
    }
    return pairs;
  }

  private void addPairs(
      AnnotatedSentence sentence,
      Map<List<String>, String> labels,
      Function<Mention, List<String>> identifiers,
      List<PairExample> pairs) {
    for (Mention head : sentence.mentions()) {
      for (Mention tail : sentence.mentions()) {
        List<String> headIds = identifiers.apply(head);
        List<String> tailIds = identifiers.apply(tail);
        if (isPair(head, tail) && !headIds.isEmpty() && !tailIds.isEmpty()) {
          pairs.add(pair(sentence, head, tail, headIds, tailIds, labels));
        }
      }
    }
  }

  private boolean isPair(Mention head, Mention tail) {
    boolean types = head.type().equals(headType) && tail.type().equals(tailType);
    return types && (!headType.equals(tailType) || precedes(head, tail));
  }

  private static boolean precedes(Mention head, Mention tail) {
    return Comparator.comparing(Mention::span).thenComparing(Mention::id).compare(head, tail) < 0;
  }

  private PairExample pair(
      AnnotatedSentence sentence,
      Mention head,
      Mention tail,
      List<String> headIds,
      List<String> tailIds,
      Map<List<String>, String> labels) {
    return new PairExample(
        String.join(".", sentence.document(), head.id(), tail.id()),
        sentence.document(),
        sentence.text(),
        head.span(),
        tail.span(),
        label(headIds, tailIds, labels),
        String.join(PairExample.SEPARATOR, headIds),
        String.join(PairExample.SEPARATOR, tailIds),
        null);
  }

  private String label(
      List<String> headIds, List<String> tailIds, Map<List<String>, String> labels) {
    boolean symmetric = headType.equals(tailType);
    for (String head : headIds) {
      for (String tail : tailIds) {
        String label = labels.get(List.of(head, tail));
        if (label == null && symmetric) {
          label = labels.get(List.of(tail, head));
        }
        if (label != null) {
          return label;
        }
      }
    }
    return negativeLabel;
  }
}
