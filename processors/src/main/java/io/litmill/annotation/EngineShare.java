package io.litmill.annotation;

import io.litmill.bundle.Bundle;
import io.litmill.inference.EngineUnavailable;
import io.litmill.inference.ModelId;
import io.litmill.inference.Priority;
import io.litmill.inference.SequenceResult;
import io.litmill.inference.SequenceScorer;
import io.litmill.inference.TokenInput;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What one annotator has of an engine: its models, each counted once, and its priority. */
final class EngineShare implements AutoCloseable {
  private final SharedEngine engine;
  private final Priority priority;
  private final boolean whole;
  private final Map<String, SequenceScorer> scorers = new LinkedHashMap<>();
  private volatile boolean closed;

  private EngineShare(SharedEngine engine, Priority priority, boolean whole) {
    this.engine = engine;
    this.priority = priority;
    this.whole = whole;
  }

  /** Of an engine that somebody else closes. */
  static EngineShare of(SharedEngine engine, Priority priority) {
    return new EngineShare(engine, priority, false);
  }

  /** An engine of its own, which is closed with it. */
  static EngineShare whole(AnnotatorSettings settings) {
    return new EngineShare(new SharedEngine(settings), settings.priority(), true);
  }

  /** To be called when all its models are there. */
  void start() {
    engine.start();
  }

  Clock clock() {
    return engine.clock();
  }

  /** The bundle's model, which is put into the engine unless it is there. */
  SequenceScorer scorer(Bundle bundle) throws IOException {
    SequenceScorer known = scorers.get(bundle.id());
    if (known != null) {
      return known;
    }
    ModelId model = engine.take(bundle);
    SequenceScorer scorer = inputs -> submit(model, inputs);
    scorers.put(bundle.id(), scorer);
    return scorer;
  }

  /** Ids of the bundles asked for, each once, in the order of their first time. */
  List<String> bundleIds() {
    return List.copyOf(scorers.keySet());
  }

  private CompletableFuture<List<SequenceResult>> submit(ModelId model, List<TokenInput> inputs)
      throws InterruptedException {
    requireOpen();
    try {
      return engine.engine().submit(model, inputs, priority);
    } catch (IllegalArgumentException e) {
      requireOpen(); // if it was closed meanwhile, the model is gone and the text is not to blame
      throw e;
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new EngineUnavailable("the annotator was closed");
    }
  }

  @Override
  public synchronized void close() {
    boolean before = closed;
    closed = true;
    if (whole) {
      engine.close();
    } else if (!before) {
      scorers.keySet().forEach(engine::release);
    }
  }
}
