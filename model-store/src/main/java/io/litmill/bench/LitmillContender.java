package io.litmill.bench;

import io.litmill.graph.Flavour;
import io.litmill.model.ModelSession;
import io.litmill.model.TokenRows;

/**
 * Litmill's session on the processor: one thread a run, as many runs at once as there are cores.
 */
final class LitmillContender implements Contender {
  static final String ENGINE = "litmill";

  private final ModelSession session;
  private final Flavour flavour;
  private final int threads;

  LitmillContender(ModelSession session, Flavour flavour, int threads) {
    this.session = session;
    this.flavour = flavour;
    this.threads = threads;
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
  public int clients() {
    return threads;
  }

  @Override
  public Batching batching() {
    return Batching.PACKED_ROWS;
  }

  @Override
  public float[] run(Batch batch) {
    TokenRows rows =
        new TokenRows(
            batch.rows(),
            batch.rowLength(),
            batch.ids(),
            batch.sequences(),
            new int[batch.computedTokens()],
            batch.positions(),
            batch.starts());
    return session.run(rows).get("logits").values();
  }

  @Override
  public void close() {
    session.close();
  }
}
