package io.litmill.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * All pairs of a head and a tail that stand in one sentence, and where it is asked for those that
 * stand in none, labelled by the document's relations, with the document's title as context.
 * Relations without a candidate count as missed for whoever scores against {@link
 * AnnotatedDocument#facts}.
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
        .flatMap(document -> inSentences(document, mention -> List.of(mention.id())).stream())
        .toList();
  }

  /**
   * Candidates of documents whose relations are between concepts, as BC5CDR's: a pair has the label
   * of a relation between any of its concepts. Mentions without identifier have no part in a pair.
   */
  public List<PairExample> ofConcepts(List<AnnotatedDocument> documents) {
    return documents.stream()
        .flatMap(document -> inSentences(document, Mention::concepts).stream())
        .toList();
  }

  /**
   * As {@link #ofConcepts}, and after those of a document the pairs of concepts that no sentence of
   * it names together, in the two sentences of {@link NearestPairs}.
   */
  public List<PairExample> ofArticles(List<AnnotatedDocument> documents) {
    List<PairExample> pairs = new ArrayList<>();
    for (AnnotatedDocument document : documents) {
      pairs.addAll(inSentences(document, Mention::concepts));
      pairs.addAll(acrossSentences(document));
    }
    return pairs;
  }

  private List<PairExample> inSentences(
      AnnotatedDocument document, Function<Mention, List<String>> identifiers) {
    Map<List<String>, String> labels = labels(document);
    Title title = Title.of(document);
    List<PairExample> pairs = new ArrayList<>();
    for (AnnotatedSentence sentence : sentences.cut(document)) {
      addPairs(sentence, title, labels, identifiers, pairs);
    }
    return pairs;
  }

  private List<PairExample> acrossSentences(AnnotatedDocument document) {
    Map<List<String>, String> labels = labels(document);
    Title title = Title.of(document);
    List<AnnotatedSentence> cut = sentences.cut(document);
    List<Mention> mentions = new ArrayList<>();
    List<NearestPairs.Named> named = new ArrayList<>();
    for (int sentence = 0; sentence < cut.size(); sentence++) {
      for (Mention mention : cut.get(sentence).mentions()) {
        mentions.add(mention);
        named.add(new NearestPairs.Named(sentence, mention.type(), mention.concepts()));
      }
    }
    List<PairExample> pairs = new ArrayList<>();
    for (NearestPairs.Pair pair : NearestPairs.of(named, headType, tailType)) {
      AnnotatedSentence both = cut.get(pair.firstSentence()).with(cut.get(pair.lastSentence()));
      Mention head = both.mention(mentions.get(pair.head()).id());
      Mention tail = both.mention(mentions.get(pair.tail()).id());
      String label = label(head.concepts(), tail.concepts(), labels);
      PairContext context = title.context(both.text(), head, tail);
      pairs.add(pair(both, head, tail, head.concepts(), tail.concepts(), label, context));
    }
    return pairs;
  }

  private static Map<List<String>, String> labels(AnnotatedDocument document) {
    Map<List<String>, String> labels = new LinkedHashMap<>();
    for (Relation relation : document.relations()) {
      labels.putIfAbsent(List.of(relation.head(), relation.tail()), relation.label());
    }
    return labels;
  }

  /** The first passage of a document. */
  private record Title(String text, List<Mention> mentions) {
    static Title of(AnnotatedDocument document) {
      int end = document.text().indexOf('\n');
      String text = end < 0 ? document.text() : document.text().substring(0, end);
      return new Title(
          text, document.mentions().stream().filter(m -> m.span().end() <= text.length()).toList());
    }

    /** Null where one of the two stands in the title, or there is none. */
    PairContext context(String sentence, Mention head, Mention tail) {
      Set<String> ids = Set.of(head.id(), tail.id());
      if (text.isBlank() || mentions.stream().anyMatch(each -> ids.contains(each.id()))) {
        return null;
      }
      return new PairContext(text, same(sentence, head), same(sentence, tail));
    }

    private List<Span> same(String sentence, Mention mention) {
      return mentions.stream()
          .filter(each -> each.namesTheSame(text, mention, sentence))
          .map(Mention::span)
          .toList();
    }
  }

  private void addPairs(
      AnnotatedSentence sentence,
      Title title,
      Map<List<String>, String> labels,
      Function<Mention, List<String>> identifiers,
      List<PairExample> pairs) {
    for (Mention head : sentence.mentions()) {
      for (Mention tail : sentence.mentions()) {
        List<String> headIds = identifiers.apply(head);
        List<String> tailIds = identifiers.apply(tail);
        if (isPair(head, tail) && !headIds.isEmpty() && !tailIds.isEmpty()) {
          String label = label(headIds, tailIds, labels);
          PairContext context = title.context(sentence.text(), head, tail);
          pairs.add(pair(sentence, head, tail, headIds, tailIds, label, context));
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

  private static PairExample pair(
      AnnotatedSentence sentence,
      Mention head,
      Mention tail,
      List<String> headIds,
      List<String> tailIds,
      String label,
      PairContext context) {
    return new PairExample(
        String.join(".", sentence.document(), head.id(), tail.id()),
        sentence.document(),
        sentence.text(),
        head.span(),
        tail.span(),
        label,
        String.join(PairExample.SEPARATOR, headIds),
        String.join(PairExample.SEPARATOR, tailIds),
        context);
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
