package io.litmill.bench.peers;

import ai.djl.pytorch.jni.JniUtils;
import io.litmill.bench.Batch;
import io.litmill.bench.Contender;
import io.litmill.bench.Precision;

/** PyTorch through DJL; the number of threads is set for each calling thread. */
final class DjlPyTorchPeer implements Contender {
  private final DjlBert model;
  private final int threads;
  private final int clients;
  private final boolean owner;

  /**
   * @param owner whether closing this closes the model
   */
  DjlPyTorchPeer(DjlBert model, int threads, int clients, boolean owner) {
    this.model = model;
    this.threads = threads;
    this.clients = clients;
    this.owner = owner;
  }

  @Override
  public String engine() {
    return "djl-pytorch";
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public int clients() {
    return clients;
  }

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public float[] run(Batch batch) {
    JniUtils.setNumThreads(threads);
    return model.logits(batch);
  }

  @Override
  public void close() {
    if (owner) {
      model.close();
    }
  }
}
