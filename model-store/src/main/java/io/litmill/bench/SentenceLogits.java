package io.litmill.bench;

import io.litmill.inference.EngineListener;
import io.litmill.inference.InferenceEngine;
import io.litmill.inference.ModelId;
import io.litmill.inference.Priority;
import io.litmill.inference.SequenceOutput;
import io.litmill.inference.SequenceResult;
import io.litmill.inference.TokenInput;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** The logits [tokens · labels] of each sentence, as a contender computes them when it is timed. */
final class SentenceLogits {
  private SentenceLogits() {}

  /** Each sentence in a run of its own; several at once. */
  static List<float[]> alone(LitmillContender contender, List<int[]> sentences) {
    return sentences.parallelStream().map(contender::runAlone).toList();
  }

  /** All sentences in one submission. */
  static List<float[]> throughEngine(LitmillContender contender, List<TokenInput> sentences)
      throws InterruptedException {
    try (InferenceEngine engine = contender.startEngine(EngineListener.NONE)) {
      return outputs(engine, contender.modelId(), sentences).stream()
          .map(SentenceLogits::values)
          .toList();
    }
  }

  /**
   * @throws IllegalStateException if the engine fails
   */
  static List<SequenceOutput> outputs(
      InferenceEngine engine, ModelId model, List<TokenInput> sentences)
      throws InterruptedException {
    try {
      return engine.submit(model, sentences, Priority.LIVE).get().stream()
          .map(SequenceResult::orThrow)
          .toList();
    } catch (ExecutionException e) {
      throw new IllegalStateException("litmill failed: " + e.getCause().getMessage(), e);
    }
  }

  private static float[] values(SequenceOutput output) {
    float[] values = new float[output.vectors() * output.width()];
    for (int i = 0; i < output.vectors(); i++) {
      System.arraycopy(output.vector(i), 0, values, i * output.width(), output.width());
    }
    return values;
  }

  /**
   * The sentences in batches by length.
   *
   * @param outputs logits a token
   * @throws IncomparableEngines if the contender returns another number of logits
   */
  static List<float[]> inBuckets(Contender contender, List<int[]> sentences, int outputs) {
    Map<IntBuffer, float[]> bySentence = new HashMap<>();
    for (Batch batch : LengthBuckets.batches(sentences)) {
      float[] all = contender.run(batch);
      if (all.length != batch.computedTokens() * outputs) {
        throw new IncomparableEngines(
            "%s returned %d logits for %d tokens"
                .formatted(contender.title(), all.length, batch.computedTokens()));
      }
      for (int row = 0; row < batch.rows(); row++) {
        float[] own = new float[batch.lengths()[row] * outputs];
        System.arraycopy(all, row * batch.rowLength() * outputs, own, 0, own.length);
        bySentence.put(IntBuffer.wrap(batch.sentence(row)), own);
      }
    }
    return sentences.stream().map(ids -> bySentence.get(IntBuffer.wrap(ids))).toList();
  }
}
