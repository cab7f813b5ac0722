package io.litmill.questions;

import io.litmill.architecture.Task;
import io.litmill.bundle.Manifest;
import io.litmill.classification.TextInput;
import io.litmill.inference.SequenceOutput;
import io.litmill.inference.SequenceResult;
import io.litmill.inference.SequenceScorer;
import io.litmill.inference.TokenInput;
import io.litmill.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Questions and passages to answers, through a question head. Safe for use by many threads. */
public final class SpanAnswerer {
  private final QuestionEncoder encoder;
  private final SequenceScorer scorer;

  /**
   * An answerer of one bundle.
   *
   * @param scorer the bundle's model
   * @throws IllegalArgumentException if the bundle has no question head
   */
  public SpanAnswerer(Manifest manifest, Tokenizer tokenizer, SequenceScorer scorer) {
    this(new QuestionEncoder(tokenizer, manifest.maxTokens()), scorer);
    if (manifest.model().task() != Task.QUESTION) {
      throw new IllegalArgumentException(
          "bundle %s is for task %s; questions are answered by a bundle for task question"
              .formatted(manifest.name(), manifest.model().task().optionName()));
    }
  }

  public SpanAnswerer(QuestionEncoder encoder, SequenceScorer scorer) {
    this.encoder = encoder;
    this.scorer = scorer;
  }

  /**
   * The answers to each question, the best first, at most 20; none for an empty passage.
   *
   * @param texts question and passage
   * @throws io.litmill.inference.SequenceRejected if the model cannot compute one of the texts
   */
  public List<List<ScoredAnswer>> answer(List<TextInput> texts) throws InterruptedException {
    try {
      return submit(texts).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** As {@link #answer}, without waiting for the results. */
  public CompletableFuture<List<List<ScoredAnswer>>> submit(List<TextInput> texts)
      throws InterruptedException {
    List<List<QuestionWindow>> windows = texts.stream().map(encoder::windows).toList();
    List<TokenInput> inputs =
        windows.stream().flatMap(List::stream).map(QuestionWindow::input).toList();
    if (inputs.isEmpty()) {
      return CompletableFuture.completedFuture(texts.stream().map(SpanAnswerer::none).toList());
    }
    return scorer.submit(inputs).thenApply(results -> answers(texts, windows, results));
  }

  private static List<ScoredAnswer> none(TextInput text) {
    return List.of();
  }

  private static List<List<ScoredAnswer>> answers(
      List<TextInput> texts, List<List<QuestionWindow>> windows, List<SequenceResult> results) {
    List<List<ScoredAnswer>> answers = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < texts.size(); i++) {
      List<float[][]> logits = new ArrayList<>();
      for (int window = 0; window < windows.get(i).size(); window++) {
        logits.add(vectors(results.get(next++).orThrow()));
      }
      answers.add(AnswerSearch.best(texts.get(i).second(), windows.get(i), logits));
    }
    return answers;
  }

  private static float[][] vectors(SequenceOutput output) {
    float[][] vectors = new float[output.vectors()][];
    Arrays.setAll(vectors, output::vector);
    return vectors;
  }
}
