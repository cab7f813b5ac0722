package io.litmill.relations;

import io.litmill.architecture.Task;
import io.litmill.bundle.Bundle;
import io.litmill.bundle.Manifest;
import io.litmill.classification.Classification;
import io.litmill.classification.TextClassifier;
import io.litmill.corpus.Span;
import io.litmill.entities.LinkedMention;
import io.litmill.inference.SequenceScorer;
import io.litmill.pairs.PairMarking;
import io.litmill.text.Rounding;
import io.litmill.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.List;
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
  private final PairInputs inputs;
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
    this.inputs = new PairInputs(marking, tokenizer, manifest.maxTokens());
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
    List<CandidatePair> pairs =
        new ArrayList<>(CandidatePairs.of(mentions, marking.headType(), marking.tailType()));
    if (marking.acrossSentences()) {
      pairs.addAll(
          CandidatePairs.acrossSentences(mentions, marking.headType(), marking.tailType()));
    }
    return pairs;
  }

  /** How many pairs {@link #candidates} would give at most. */
  public long most(List<LinkedMention> mentions) {
    long inSentences = CandidatePairs.count(mentions, marking.headType(), marking.tailType());
    return marking.acrossSentences()
        ? inSentences
            + CandidatePairs.mostAcrossSentences(mentions, marking.headType(), marking.tailType())
        : inSentences;
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
    List<PairInputs.Shown> shown = inputs.of(pairs, mentions, text, sentences);
    return classifier
        .submit(shown.stream().map(PairInputs.Shown::text).toList())
        .thenApply(results -> relations(shown, results));
  }

  private List<FoundRelation> relations(
      List<PairInputs.Shown> shown, List<Classification> results) {
    List<FoundRelation> relations = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      String label = results.get(i).label();
      double probability = results.get(i).probabilities().get(label);
      if (!label.equals(marking.negativeLabel()) && probability >= minConfidence) {
        relations.add(
            new FoundRelation(
                shown.get(i).pair(), label, Rounding.fourDigits(probability), bundleId));
      }
    }
    return relations;
  }
}
