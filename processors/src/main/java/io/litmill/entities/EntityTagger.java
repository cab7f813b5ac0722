package io.litmill.entities;

import io.litmill.bundle.Bundle;
import io.litmill.corpus.Span;
import io.litmill.inference.SequenceScorer;
import io.litmill.tagging.ScoredSpan;
import io.litmill.tagging.SpanTagger;
import io.litmill.text.Rounding;
import io.litmill.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Finds the mentions of an article through one bundle. Safe for use by many threads. */
public final class EntityTagger {
  private final String bundleId;
  private final SpanTagger tagger;
  private final Map<String, String> typeNames;
  private final double minConfidence;

  /**
   * A tagger of one bundle.
   *
   * @param typeNames the types of the bundle that are taken, with their names in the article
   * @param minConfidence mentions below are dropped
   * @throws IllegalArgumentException if the bundle does not tag tokens
   */
  public EntityTagger(
      Bundle bundle,
      Tokenizer tokenizer,
      SequenceScorer scorer,
      Map<String, String> typeNames,
      double minConfidence) {
    this.bundleId = bundle.id();
    this.tagger = new SpanTagger(bundle.manifest(), tokenizer, scorer);
    this.typeNames = Map.copyOf(typeNames);
    this.minConfidence = minConfidence;
  }

  public String bundleId() {
    return bundleId;
  }

  /**
   * Hands the sentences of an article over.
   *
   * @param sentences in order
   * @return the mentions by sentence
   */
  public CompletableFuture<List<TaggedMention>> submit(String text, List<Span> sentences)
      throws InterruptedException {
    List<String> texts = sentences.stream().map(sentence -> sentence.of(text)).toList();
    return tagger.submit(texts).thenApply(found -> mentions(sentences, found));
  }

  private List<TaggedMention> mentions(List<Span> sentences, List<List<ScoredSpan>> found) {
    List<TaggedMention> mentions = new ArrayList<>();
    for (int sentence = 0; sentence < sentences.size(); sentence++) {
      int start = sentences.get(sentence).start();
      for (ScoredSpan scored : found.get(sentence)) {
        String type = typeNames.get(scored.span().type());
        if (type != null && scored.confidence() >= minConfidence) {
          Span span = new Span(start + scored.span().start(), start + scored.span().end());
          mentions.add(
              new TaggedMention(
                  sentence, span, type, Rounding.fourDigits(scored.confidence()), bundleId));
        }
      }
    }
    return mentions;
  }
}
