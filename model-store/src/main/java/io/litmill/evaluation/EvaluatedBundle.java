package io.litmill.evaluation;

import io.litmill.architecture.Task;
import io.litmill.bundle.Bundle;
import io.litmill.bundle.Manifest;
import io.litmill.classification.TextClassifier;
import io.litmill.corpus.Dataset;
import io.litmill.graph.Flavour;
import io.litmill.inference.BatchSettings;
import io.litmill.inference.BundleLoader;
import io.litmill.inference.EngineCounters;
import io.litmill.inference.EngineSettings;
import io.litmill.inference.InferenceEngine;
import io.litmill.inference.InferenceModel;
import io.litmill.inference.Priority;
import io.litmill.inference.SequenceScorer;
import io.litmill.model.Device;
import io.litmill.model.SessionSettings;
import io.litmill.questions.SpanAnswerer;
import io.litmill.tagging.SpanTagger;
import io.litmill.tokenizer.Tokenizer;
import java.io.IOException;
import java.util.List;

/** A bundle in an engine of its own, as it is when it annotates. */
final class EvaluatedBundle implements AutoCloseable {
  private final Manifest manifest;
  private final Flavour flavour;
  private final Tokenizer tokenizer;
  private final SequenceScorer scorer;
  private final InferenceEngine engine;
  private final EngineCounters counters;

  private EvaluatedBundle(
      Manifest manifest,
      Flavour flavour,
      Tokenizer tokenizer,
      SequenceScorer scorer,
      InferenceEngine engine,
      EngineCounters counters) {
    this.manifest = manifest;
    this.flavour = flavour;
    this.tokenizer = tokenizer;
    this.scorer = scorer;
    this.engine = engine;
    this.counters = counters;
  }

  /**
   * Loads a bundle.
   *
   * @param precision null for that of the manifest
   */
  static EvaluatedBundle open(
      Bundle bundle, Device device, int threads, Manifest.Precision precision) throws IOException {
    Tokenizer tokenizer = bundle.tokenizer();
    EngineCounters counters = new EngineCounters();
    EngineSettings settings =
        EngineSettings.of(device.toString(), threads, BatchSettings.defaults());
    BundleLoader.Loaded loaded =
        new BundleLoader(new SessionSettings(device, threads, 0))
            .load(bundle, precision == null ? bundle.manifest().precision() : precision);
    InferenceEngine engine = new InferenceEngine(settings, counters);
    InferenceModel model = loaded.model(List.of());
    engine.add(model);
    engine.start();
    return new EvaluatedBundle(
        bundle.manifest(),
        loaded.flavour(),
        tokenizer,
        SequenceScorer.of(engine, model.id(), Priority.REPLAY),
        engine,
        counters);
  }

  /**
   * Whether the data is what a bundle with this manifest answers.
   *
   * @throws IllegalArgumentException if not; it says what the bundle takes
   */
  static void requireFit(Manifest manifest, String source, Dataset data) {
    Task task = manifest.model().task();
    String takes =
        switch (task) {
          case TOKEN -> data instanceof Dataset.Mentions ? null : "mentions";
          case SINGLE_LABEL, MULTI_LABEL -> classified(manifest, data);
          case REGRESSION -> data instanceof Dataset.Scores ? null : "scored pairs of texts";
          case QUESTION -> data instanceof Dataset.Questions ? null : "questions";
          case ENCODER, CAUSAL_LM -> "no annotated data";
        };
    if (takes != null) {
      throw new IllegalArgumentException(
          "%s holds %s; bundle %s is for task %s and takes %s"
              .formatted(source, kind(data), manifest.name(), task.optionName(), takes));
    }
  }

  private static String classified(Manifest manifest, Dataset data) {
    if (data instanceof Dataset.Labels) {
      return null;
    }
    boolean pairs = data instanceof Dataset.Pairs;
    return pairs && manifest.pairs() != null
        ? null
        : "labelled texts" + (manifest.pairs() == null ? "" : " and pairs of mentions");
  }

  private static String kind(Dataset data) {
    if (data instanceof Dataset.Mentions) {
      return "mentions";
    } else if (data instanceof Dataset.Pairs) {
      return "pairs of mentions";
    } else if (data instanceof Dataset.Labels) {
      return "labelled texts";
    } else if (data instanceof Dataset.Scores) {
      return "scored pairs of texts";
    }
    return "questions";
  }

  DatasetScore score(Dataset data) throws InterruptedException {
    if (data instanceof Dataset.Mentions mentions) {
      return Evaluation.mentions(new SpanTagger(manifest, tokenizer, scorer), mentions);
    }
    if (data instanceof Dataset.Questions questions) {
      return Evaluation.questions(new SpanAnswerer(manifest, tokenizer, scorer), questions);
    }
    TextClassifier classifier = new TextClassifier(manifest, tokenizer, scorer);
    if (data instanceof Dataset.Scores scores) {
      return Evaluation.scores(classifier, scores);
    }
    return score(TextLabeller.of(classifier), manifest, data);
  }

  /** A labeller on relations or labels. */
  static DatasetScore score(TextLabeller labeller, Manifest manifest, Dataset data)
      throws InterruptedException {
    if (data instanceof Dataset.Pairs pairs) {
      return Evaluation.pairs(labeller, manifest.pairs(), pairs);
    }
    return Evaluation.labels(labeller, (Dataset.Labels) data);
  }

  /** Tokens computed so far, without padding. */
  long tokens() {
    return counters.snapshot().realTokens();
  }

  Flavour flavour() {
    return flavour;
  }

  @Override
  public void close() {
    engine.close();
  }
}
