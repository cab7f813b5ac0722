package io.litmill.classification;

import io.litmill.bundle.Manifest;
import io.litmill.inference.SequenceResult;
import io.litmill.inference.SequenceScorer;
import io.litmill.inference.TokenInput;
import io.litmill.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Texts to labels and scores, through a bundle with a sequence head. Safe for use by many threads.
 */
public final class TextClassifier {
  private final SequenceEncoder encoder;
  private final SequenceScorer scorer;
  private final LabelDecision decision;

  /**
   * A classifier of one bundle.
   *
   * @param scorer the bundle's model
   * @throws IllegalArgumentException if the bundle has no sequence head
   */
  public TextClassifier(Manifest manifest, Tokenizer tokenizer, SequenceScorer scorer) {
    this(
        new SequenceEncoder(tokenizer, manifest.maxTokens(), manifest.pairs()),
        scorer,
        manifest.model().task().labelled() ? LabelDecision.of(manifest) : null);
    if (!manifest.model().task().perSequence()) {
      throw new IllegalArgumentException(
          "bundle %s is for task %s; texts are classified by single-label, multi-label and regression"
              .formatted(manifest.name(), manifest.model().task().optionName()));
    }
  }

  /**
   * A classifier of a model that is no bundle yet.
   *
   * @param decision null for regression
   */
  public TextClassifier(SequenceEncoder encoder, SequenceScorer scorer, LabelDecision decision) {
    this.encoder = encoder;
    this.scorer = scorer;
    this.decision = decision;
  }

  /**
   * The labels of each text.
   *
   * @throws io.litmill.inference.SequenceRejected if the model cannot compute one of the texts
   */
  public List<Classification> classify(List<TextInput> texts) throws InterruptedException {
    return wait(submit(texts));
  }

  /** As {@link #classify}, without waiting for the results. */
  public CompletableFuture<List<Classification>> submit(List<TextInput> texts)
      throws InterruptedException {
    if (decision == null) {
      throw new IllegalStateException("a regression model gives scores, not labels");
    }
    return submitOutputs(texts).thenApply(all -> all.stream().map(decision::decide).toList());
  }

  /** The one output of a regression model for each text. */
  public List<Double> scores(List<TextInput> texts) throws InterruptedException {
    return outputs(texts).stream().map(output -> (double) output[0]).toList();
  }

  /** The head's outputs for each text, before any softmax or sigmoid. */
  public List<float[]> outputs(List<TextInput> texts) throws InterruptedException {
    return wait(submitOutputs(texts));
  }

  private CompletableFuture<List<float[]>> submitOutputs(List<TextInput> texts)
      throws InterruptedException {
    List<TokenInput> inputs = texts.stream().map(encoder::encode).toList();
    return scorer.submit(inputs).thenApply(TextClassifier::vectors);
  }

  private static List<float[]> vectors(List<SequenceResult> results) {
    List<float[]> vectors = new ArrayList<>(results.size());
    results.forEach(result -> vectors.add(result.orThrow().vector(0)));
    return vectors;
  }

  private static <T> T wait(CompletableFuture<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
