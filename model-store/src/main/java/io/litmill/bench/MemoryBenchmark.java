package io.litmill.bench;

import io.litmill.bundle.Bundle;
import io.litmill.inference.BatchSettings;
import io.litmill.inference.BatchShape;
import io.litmill.inference.BundleLoader;
import io.litmill.inference.BundleLoader.Loaded;
import io.litmill.inference.EngineCounters;
import io.litmill.inference.EngineSettings;
import io.litmill.inference.InferenceEngine;
import io.litmill.inference.InferenceModel;
import io.litmill.inference.Priority;
import io.litmill.inference.SequenceResult;
import io.litmill.inference.Shutdown;
import io.litmill.inference.TokenInput;
import io.litmill.model.SessionSettings;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.tensorflow.TensorFlow;

/**
 * Measures the memory of this process while it loads a bundle as an application does, in the
 * flavour that this processor gets, and runs batches of mixed sentences through the engine. It
 * tells most in a process that has done nothing before.
 */
public final class MemoryBenchmark {
  private static final int SENTENCES = 64;
  private static final int SUBMISSIONS = LengthBuckets.WINDOW / SENTENCES;
  private static final List<BatchShape> WARM_UP =
      List.of(new BatchShape(16, 128), new BatchShape(1, 32));

  private final Bundle bundle;
  private final int batches;
  private final long seed;

  /**
   * @param batches to run at least
   */
  public MemoryBenchmark(Bundle bundle, int batches, long seed) {
    if (batches < 1) {
      throw new IllegalArgumentException("batches " + batches + " is below 1");
    }
    this.bundle = bundle;
    this.batches = batches;
    this.seed = seed;
  }

  public MemoryReport run() throws IOException, InterruptedException {
    ResidentMemory started = ResidentMemory.read();
    TensorFlow.version();
    ResidentMemory library = ResidentMemory.read();
    long before = System.nanoTime();
    SessionSettings settings = SessionSettings.cpu();
    Loaded loaded = new BundleLoader(settings).load(bundle);
    double seconds = (System.nanoTime() - before) / 1e9;
    ResidentMemory weights = ResidentMemory.read();
    EngineCounters counters = new EngineCounters();
    try (InferenceEngine engine =
        new InferenceEngine(
            EngineSettings.of("cpu", settings.threads(), BatchSettings.defaults()), counters)) {
      InferenceModel model = loaded.model(WARM_UP);
      engine.add(model);
      engine.start();
      ResidentMemory warm = ResidentMemory.read();
      compute(engine, model, counters);
      return new MemoryReport(
          bundle.id(),
          loaded.flavour(),
          seconds,
          bundle.manifest().parameters() * Float.BYTES,
          started,
          library,
          weights,
          warm,
          ResidentMemory.read());
    }
  }

  /** Submits until enough batches came out, so much at once that they are full. */
  private void compute(InferenceEngine engine, InferenceModel model, EngineCounters counters)
      throws InterruptedException {
    int vocabulary = bundle.manifest().model().architecture().vocabularySize();
    Queue<Future<List<SequenceResult>>> open = new ArrayDeque<>();
    for (long round = 0; counters.snapshot().batches() < batches; round++) {
      List<Integer> lengths =
          LengthMix.logNormal(SENTENCES, seed + round).stream()
              .map(length -> Math.min(length, model.maxTokens()))
              .toList();
      List<TokenInput> inputs =
          LengthMix.sentences(lengths, vocabulary, seed + round).stream()
              .map(TokenInput::of)
              .toList();
      open.add(engine.submit(model.id(), inputs, Priority.LIVE));
      if (open.size() == SUBMISSIONS) {
        requireComputed(open.remove());
      }
    }
    engine.close(Shutdown.CANCEL);
  }

  private static void requireComputed(Future<List<SequenceResult>> results)
      throws InterruptedException {
    try {
      results.get().forEach(SequenceResult::orThrow);
    } catch (ExecutionException e) {
      throw new IllegalStateException("litmill failed: " + e.getCause().getMessage(), e);
    }
  }
}
