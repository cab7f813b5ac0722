package io.litmill.triplets;

import io.litmill.corpus.Span;
import io.litmill.entities.LinkedMention;
import io.litmill.relations.CandidatePair;
import io.litmill.relations.FoundRelation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the relations of one article as statements. */
final class StatementReader {
  private final MinedArticle article;
  private final PredicateTable predicates;
  private final Map<Integer, Negation> negations = new HashMap<>();

  StatementReader(MinedArticle article, PredicateTable predicates) {
    this.article = article;
    this.predicates = predicates;
  }

  /**
   * In the order of the relations, without those that make no triplet. Where a sentence affirms
   * something and denies the same by <i>without</i> alone, it compares two groups and denies
   * nothing.
   */
  List<Statement> statements() {
    List<Statement> all =
        article.relations().stream()
            .flatMap(relation -> statement(relation).stream())
            .filter(statement -> !statement.aboutItself())
            .toList();
    return all.stream()
        .filter(one -> !(ofAGroup(one) && all.stream().anyMatch(other -> affirms(other, one))))
        .toList();
  }

  private static boolean affirms(Statement one, Statement denied) {
    return !one.negated()
        && one.passage().equals(denied.passage())
        && one.predicate().equals(denied.predicate())
        && one.subjectId().equals(denied.subjectId())
        && one.objectId().equals(denied.objectId());
  }

  private Optional<Statement> statement(FoundRelation relation) {
    return predicates
        .of(relation.bundleId(), relation.label())
        .map(predicate -> read(relation, predicate));
  }

  private Statement read(FoundRelation relation, Predicate predicate) {
    LinkedMention head = article.mentions().get(relation.pair().head());
    LinkedMention tail = article.mentions().get(relation.pair().tail());
    Span passage = passage(relation.pair());
    return new Statement(
        relation,
        predicate,
        predicate.inverse() ? tail : head,
        predicate.inverse() ? head : tail,
        passage,
        denied(relation, passage));
  }

  private Span passage(CandidatePair pair) {
    Span first = article.sentences().get(pair.firstSentence());
    Span last = article.sentences().get(pair.lastSentence());
    return new Span(first.start(), last.end());
  }

  /** The rule of negation sees one sentence; what two sentences say together it does not deny. */
  private boolean denied(FoundRelation relation, Span sentence) {
    return !relation.pair().acrossSentences()
        && negation(relation, sentence).denies(head(relation, sentence), tail(relation, sentence));
  }

  private boolean ofAGroup(Statement statement) {
    FoundRelation relation = statement.relation();
    Span sentence = statement.passage();
    return statement.negated()
        && negation(relation, sentence)
            .withoutAlone(head(relation, sentence), tail(relation, sentence));
  }

  private Negation negation(FoundRelation relation, Span sentence) {
    return negations.computeIfAbsent(
        relation.pair().firstSentence(), index -> new Negation(text(sentence), mentions(index)));
  }

  private Span head(FoundRelation relation, Span sentence) {
    return article.mentions().get(relation.pair().head()).span().within(sentence);
  }

  private Span tail(FoundRelation relation, Span sentence) {
    return article.mentions().get(relation.pair().tail()).span().within(sentence);
  }

  private String text(Span sentence) {
    return sentence.of(article.citation().getText());
  }

  private List<Span> mentions(int sentence) {
    Span span = article.sentences().get(sentence);
    return article.mentions().stream()
        .filter(mention -> mention.sentence() == sentence)
        .map(mention -> mention.span().within(span))
        .toList();
  }
}
