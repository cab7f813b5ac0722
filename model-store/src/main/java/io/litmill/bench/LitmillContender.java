package io.litmill.bench;

import io.litmill.model.ModelSession;
import io.litmill.model.TokenRows;

/**
 * Litmill's session on the processor: one thread a run, as many runs at once as there are cores.
 */
final class LitmillContender implements Contender {
  static final String ENGINE = "litmill";

  private final ModelSession session;
  private final Precision precision;
  private final int threads;

  LitmillContender(ModelSession session, Precision precision, int threads) {
    this.session = session;
    this.precision = precision;
    this.threads = threads;
  }

  @Override
  public String engine() {
    return ENGINE;
  }

  @Override
  public Precision precision() {
    return precision;
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
