package io.litmill.training;

import io.litmill.architecture.ModelForm;
import io.litmill.graph.Flavour;
import io.litmill.inference.BatchSettings;
import io.litmill.inference.EngineListener;
import io.litmill.inference.EngineSettings;
import io.litmill.inference.InferenceEngine;
import io.litmill.inference.InferenceModel;
import io.litmill.inference.ModelId;
import io.litmill.inference.Priority;
import io.litmill.inference.SequenceScorer;
import io.litmill.inference.SessionRunner;
import io.litmill.model.Device;
import io.litmill.model.ModelSession;
import io.litmill.model.SessionSettings;
import io.litmill.tokenizer.Tokenizer;
import java.nio.file.Path;
import java.util.List;
import org.tensorflow.types.TFloat32;

/** A model as it is at one point of its training, run the way bundles are run. */
public final class Candidate implements AutoCloseable {
  private final ModelForm form;
  private final Tokenizer tokenizer;
  private final int maxTokens;
  private final InferenceEngine engine;
  private final SequenceScorer scorer;

  private Candidate(
      ModelForm form,
      Tokenizer tokenizer,
      int maxTokens,
      InferenceEngine engine,
      SequenceScorer scorer) {
    this.form = form;
    this.tokenizer = tokenizer;
    this.maxTokens = maxTokens;
    this.engine = engine;
    this.scorer = scorer;
  }

  /**
   * Loads weights.
   *
   * @param variables path of a variables file in float32, without its suffix
   */
  static Candidate open(
      ModelForm form, Tokenizer tokenizer, TrainingSettings settings, Path variables) {
    Flavour flavour = settings.half() ? Flavour.BFLOAT16 : Flavour.FLOAT32;
    ModelSession session =
        ModelSession.open(
            form,
            flavour,
            TFloat32.class,
            variables,
            new SessionSettings(Device.CPU, settings.threads(), 0));
    InferenceEngine engine =
        new InferenceEngine(
            EngineSettings.of("cpu", settings.threads(), BatchSettings.defaults()),
            EngineListener.NONE);
    ModelId id = new ModelId("candidate", "training");
    engine.add(
        new InferenceModel(id, new SessionRunner(form, session), settings.maxTokens(), List.of()));
    engine.start();
    return new Candidate(
        form,
        tokenizer,
        settings.maxTokens(),
        engine,
        SequenceScorer.of(engine, id, Priority.values()[0]));
  }

  public ModelForm form() {
    return form;
  }

  public Tokenizer tokenizer() {
    return tokenizer;
  }

  /** Of a sequence, special tokens included. */
  public int maxTokens() {
    return maxTokens;
  }

  public SequenceScorer scorer() {
    return scorer;
  }

  @Override
  public void close() {
    engine.close();
  }
}
