package io.litmill.annotation;

import io.litmill.bundle.Bundle;
import io.litmill.bundle.Manifest.Precision;
import io.litmill.inference.BatchSettings;
import io.litmill.inference.BatchShape;
import io.litmill.inference.BundleLoader;
import io.litmill.inference.EngineState;
import io.litmill.inference.InferenceEngine;
import io.litmill.inference.InferenceModel;
import io.litmill.inference.ModelId;
import io.litmill.inference.Priority;
import io.litmill.model.Device;
import io.litmill.model.SessionSettings;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One engine for the annotators of several pipelines: they share the queue of its device, each with
 * a priority of its own. A bundle is loaded once, whoever names it, and leaves the device with the
 * last annotator that has it. Close the annotators first. Safe for several threads.
 */
public final class SharedEngine implements AutoCloseable {
  private final AnnotatorSettings settings;
  private final InferenceEngine engine;
  private final Map<String, Loaded> models = new HashMap<>();

  /** A bundle's model in the engine, and how many annotators have it. */
  private static final class Loaded {
    private final ModelId model;
    private int annotators;

    Loaded(ModelId model) {
      this.model = model;
    }
  }

  /** An engine without models; it starts with those of its first annotator. */
  public SharedEngine(AnnotatorSettings settings) {
    this.settings = settings;
    this.engine = new InferenceEngine(settings.engine(), settings.listener());
  }

  /** Tokens that wait now, without padding. */
  public long queuedTokens(Priority priority) {
    return engine.queuedTokens(priority);
  }

  /** Those that are in the engine. */
  synchronized Set<String> bundleIds() {
    return Set.copyOf(models.keySet());
  }

  InferenceEngine engine() {
    return engine;
  }

  Clock clock() {
    return settings.clock();
  }

  /**
   * Counts an annotator in that has not this bundle yet.
   *
   * @throws io.litmill.bundle.BundleException if the bundle is damaged
   */
  synchronized ModelId take(Bundle bundle) throws IOException {
    Loaded loaded = models.get(bundle.id());
    if (loaded == null) {
      loaded = new Loaded(load(bundle));
      models.put(bundle.id(), loaded);
    } else {
      bundle.check(); // another folder may hold it, and its tokenizer is read from there
    }
    loaded.annotators++;
    return loaded.model;
  }

  /**
   * Starts the engine when its first annotator has all its models.
   *
   * @throws io.litmill.inference.DeviceFailure if a model fails in its warm-up
   */
  synchronized void start() {
    if (engine.state() == EngineState.NEW) {
      engine.start();
    }
  }

  /** Counts an annotator out; the last one waits until what it asked of the model is done. */
  synchronized void release(String bundleId) {
    Loaded loaded = models.get(bundleId);
    loaded.annotators--;
    if (loaded.annotators > 0 || !engine.ready()) {
      return; // an engine that is not ready closes its models itself
    }
    models.remove(bundleId);
    remove(loaded.model);
  }

  private void remove(ModelId model) {
    boolean interrupted = false;
    while (true) {
      try {
        engine.remove(model);
        break;
      } catch (InterruptedException e) {
        interrupted = true; // half removed it would be of no use to anyone
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private ModelId load(Bundle bundle) throws IOException {
    Device device = Device.ofName(settings.engine().device());
    SessionSettings session =
        new SessionSettings(device, settings.engine().workers(), settings.gpuMemoryFraction());
    Precision precision = settings.precision().orElse(bundle.manifest().precision());
    BatchSettings batching = settings.engine().batching();
    BatchShape full =
        new BatchShape(batching.tokenBudget() / batching.rowTokens(), batching.rowTokens());
    BatchShape smallest = new BatchShape(1, batching.rowTokens());
    InferenceModel model =
        new BundleLoader(session).load(bundle, precision).model(List.of(full, smallest));
    try {
      engine.add(model);
    } catch (RuntimeException e) {
      model.runner().close();
      throw e;
    }
    return model.id();
  }

  /** Computes what waits, then ends; the models leave the device. */
  @Override
  public void close() {
    engine.close();
  }
}
