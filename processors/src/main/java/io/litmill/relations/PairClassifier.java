package io.litmill.relations;

import io.litmill.architecture.Task;
import io.litmill.bundle.Bundle;
import io.litmill.bundle.Manifest;
import io.litmill.classification.Classification;
import io.litmill.classification.TextClassifier;
import io.litmill.classification.TextInput;
import io.litmill.corpus.PairContext;
import io.litmill.corpus.Span;
import io.litmill.entities.LinkedMention;
import io.litmill.inference.SequenceScorer;
import io.litmill.pairs.PairMarking;
import io.litmill.text.Rounding;
import io.litmill.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * Says of pairs of mentions how they are related, through one bundle, which sees them marked as it
 * was trained. Safe for use by many threads.
 */
public final class PairClassifier {
  private final String bundleId;
  private final PairMarking marking;
  private final Tokenizer tokenizer;
  private final int maxTokens;
  private final double minConfidence;
  private final TextClassifier classifier;

  /**
   * A classifier of one bundle.
   *
   * @param minConfidence relations below are dropped
   * @throws IllegalArgumentException if the bundle is not for pairs of mentions
   */
  public PairClassifier(
      Bundle bundle, Tokenizer tokenizer, SequenceScorer scorer, double minConfidence) {
    Manifest manifest = bundle.manifest();
    if (manifest.model().task() != Task.SINGLE_LABEL || manifest.pairs() == null) {
      throw new IllegalArgumentException(
          "bundle %s is for task %s%s; relations need a bundle for task single-label whose manifest says how pairs are marked"
              .formatted(
                  manifest.name(),
                  manifest.model().task().optionName(),
                  manifest.pairs() == null ? " without pairs" : ""));
    }
    this.bundleId = bundle.id();
    this.marking = manifest.pairs();
    this.tokenizer = tokenizer;
    this.maxTokens = manifest.maxTokens();
    this.minConfidence = minConfidence;
    this.classifier = new TextClassifier(manifest, tokenizer, scorer);
  }

  public String bundleId() {
    return bundleId;
  }

  /** The types of mentions that are paired. */
  public Set<String> types() {
    return new TreeSet<>(List.of(marking.headType(), marking.tailType()));
  }

  /** The pairs of an article that this model is for. */
  public List<CandidatePair> candidates(List<LinkedMention> mentions) {
    return CandidatePairs.of(mentions, marking.headType(), marking.tailType());
  }

  /** How many pairs {@link #candidates} would give. */
  public long count(List<LinkedMention> mentions) {
    return CandidatePairs.count(mentions, marking.headType(), marking.tailType());
  }

  /**
   * Hands pairs over.
   *
   * @param pairs in the order of {@link #candidates}
   * @param text of the article
   * @return the relations that were found, in the order of the pairs
   */
  public CompletableFuture<List<FoundRelation>> submit(
      List<CandidatePair> pairs, List<LinkedMention> mentions, String text, List<Span> sentences)
      throws InterruptedException {
    List<CandidatePair> shown = new ArrayList<>();
    List<TextInput> texts = new ArrayList<>();
    TitleMentions title = TitleMentions.of(text, mentions);
    PairTexts sentenceTexts = null;
    int current = -1;
    for (CandidatePair pair : pairs) {
      Span sentence = sentences.get(pair.sentence());
      if (pair.sentence() != current) {
        sentenceTexts = new PairTexts(marking, tokenizer, maxTokens, sentence.of(text));
        current = pair.sentence();
      }
      LinkedMention head = mentions.get(pair.head());
      LinkedMention tail = mentions.get(pair.tail());
      Optional<PairContext> context =
          marking.withTitle() ? title.context(head, tail) : Optional.empty();
      sentenceTexts
          .text(within(sentence, head), within(sentence, tail), context)
          .ifPresent(
              marked -> {
                shown.add(pair);
                texts.add(marked);
              });
    }
    return classifier.submit(texts).thenApply(results -> relations(shown, results));
  }

  private static Span within(Span sentence, LinkedMention mention) {
    return new Span(
        mention.span().start() - sentence.start(), mention.span().end() - sentence.start());
  }

  private List<FoundRelation> relations(List<CandidatePair> pairs, List<Classification> results) {
    List<FoundRelation> relations = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      String label = results.get(i).label();
      double probability = results.get(i).probabilities().get(label);
      if (!label.equals(marking.negativeLabel()) && probability >= minConfidence) {
        relations.add(
            new FoundRelation(pairs.get(i), label, Rounding.fourDigits(probability), bundleId));
      }
    }
    return relations;
  }
}
