package io.litmill.triplets;

import io.litmill.corpus.Span;
import io.litmill.entities.LinkedMention;
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
        && one.sentence().equals(denied.sentence())
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
    Span sentence = article.sentences().get(relation.pair().sentence());
    return new Statement(
        relation,
        predicate,
        predicate.inverse() ? tail : head,
        predicate.inverse() ? head : tail,
        sentence,
        denied(relation, sentence));
  }

  private boolean denied(FoundRelation relation, Span sentence) {
    return negation(relation, sentence).denies(head(relation, sentence), tail(relation, sentence));
  }

  private boolean ofAGroup(Statement statement) {
    FoundRelation relation = statement.relation();
    Span sentence = statement.sentence();
    return statement.negated()
        && negation(relation, sentence)
            .withoutAlone(head(relation, sentence), tail(relation, sentence));
  }

  private Negation negation(FoundRelation relation, Span sentence) {
    return negations.computeIfAbsent(
        relation.pair().sentence(), index -> new Negation(text(sentence), mentions(index)));
  }

  private Span head(FoundRelation relation, Span sentence) {
    return within(sentence, article.mentions().get(relation.pair().head()).span());
  }

  private Span tail(FoundRelation relation, Span sentence) {
    return within(sentence, article.mentions().get(relation.pair().tail()).span());
  }

  private String text(Span sentence) {
    return sentence.of(article.citation().getText());
  }

  private List<Span> mentions(int sentence) {
    Span span = article.sentences().get(sentence);
    return article.mentions().stream()
        .filter(mention -> mention.sentence() == sentence)
        .map(mention -> within(span, mention.span()))
        .toList();
  }

  private static Span within(Span sentence, Span span) {
    return new Span(span.start() - sentence.start(), span.end() - sentence.start());
  }
}
