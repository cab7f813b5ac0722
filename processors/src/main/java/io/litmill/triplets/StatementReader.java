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

  /** In the order of the relations, without those that make no triplet. */
  List<Statement> statements() {
    return article.relations().stream()
        .flatMap(relation -> statement(relation).stream())
        .filter(statement -> !statement.aboutItself())
        .toList();
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
    Negation negation =
        negations.computeIfAbsent(
            relation.pair().sentence(), index -> new Negation(text(sentence), mentions(index)));
    return negation.denies(
        within(sentence, article.mentions().get(relation.pair().head()).span()),
        within(sentence, article.mentions().get(relation.pair().tail()).span()));
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
