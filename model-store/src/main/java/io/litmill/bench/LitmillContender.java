package io.litmill.bench;

import io.litmill.architecture.ModelForm;
import io.litmill.graph.Flavour;
import io.litmill.inference.BatchOutput;
import io.litmill.inference.BatchRunner;
import io.litmill.inference.BatchSettings;
import io.litmill.inference.EngineListener;
import io.litmill.inference.EngineSettings;
import io.litmill.inference.InferenceEngine;
import io.litmill.inference.InferenceModel;
import io.litmill.inference.ModelId;
import io.litmill.inference.PackedBatch;
import io.litmill.inference.SessionRunner;
import io.litmill.model.ModelSession;
import io.litmill.model.TokenRows;
import java.util.List;

/**
 * Litmill on the processor in one flavour. Its session computes a run on one thread, as many runs
 * at once as there are cores; its engines are what a user runs, and share that session.
 */
final class LitmillContender implements Contender {
  static final String ENGINE = "litmill";

  private final ModelForm form;
  private final Flavour flavour;
  private final ModelSession session;
  private final int cores;

  LitmillContender(ModelForm form, Flavour flavour, ModelSession session, int cores) {
    this.form = form;
    this.flavour = flavour;
    this.session = session;
    this.cores = cores;
  }

  @Override
  public String engine() {
    return ENGINE;
  }

  @Override
  public Precision precision() {
    return flavour == Flavour.FLOAT32 ? Precision.FLOAT32 : Precision.BFLOAT16;
  }

  /** Names the flavour: there are two in bfloat16. */
  @Override
  public String title() {
    return ENGINE + " " + flavour.optionName();
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public int clients() {
    return cores;
  }

  @Override
  public float[] run(Batch batch) {
    return logits(
        new TokenRows(
            batch.rows(),
            batch.rowLength(),
            batch.ids(),
            batch.mask(),
            new int[batch.computedTokens()],
            null,
            null));
  }

  /** The logits [tokens · labels] of a sentence alone. */
  float[] runAlone(int[] ids) {
    return logits(TokenRows.single(ids, new int[ids.length]));
  }

  private float[] logits(TokenRows rows) {
    return session.run(rows).get("logits").values();
  }

  ModelId modelId() {
    return new ModelId("bench", flavour.optionName());
  }

  /** Workers of {@link #startEngine}. */
  int workers() {
    return cores;
  }

  /** An engine with this model and the settings of a user; closing it leaves the session open. */
  InferenceEngine startEngine(EngineListener listener) {
    InferenceEngine engine =
        new InferenceEngine(EngineSettings.of("cpu", cores, BatchSettings.defaults()), listener);
    BatchRunner runner = new LentRunner(new SessionRunner(form, session));
    engine.add(new InferenceModel(modelId(), runner, form.architecture().maxTokens(), List.of()));
    engine.start();
    return engine;
  }

  @Override
  public void close() {
    session.close();
  }

  /** A runner that outlives the engine it is added to. */
  private record LentRunner(BatchRunner runner) implements BatchRunner {
    @Override
    public BatchOutput run(PackedBatch batch) {
      return runner.run(batch);
    }

    @Override
    public void close() {
      // the session is the contender's
    }
  }
}
