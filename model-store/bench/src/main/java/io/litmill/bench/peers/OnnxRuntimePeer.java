package io.litmill.bench.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.litmill.bench.Batch;
import io.litmill.bench.Contender;
import io.litmill.bench.Precision;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Map;

/** A session of ONNX Runtime on the processor. */
final class OnnxRuntimePeer implements Contender {
  private final OrtSession session;
  private final Precision precision;
  private final int threads;
  private final int clients;

  OnnxRuntimePeer(OrtSession session, Precision precision, int threads, int clients) {
    this.session = session;
    this.precision = precision;
    this.threads = threads;
    this.clients = clients;
  }

  @Override
  public String engine() {
    return "onnxruntime";
  }

  @Override
  public Precision precision() {
    return precision;
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
    long[] shape = {batch.rows(), batch.rowLength()};
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OnnxTensor ids = OnnxTensor.createTensor(environment, IntBuffer.wrap(batch.ids()), shape);
        OnnxTensor types =
            OnnxTensor.createTensor(
                environment, IntBuffer.wrap(new int[batch.computedTokens()]), shape);
        OnnxTensor mask =
            OnnxTensor.createTensor(environment, IntBuffer.wrap(batch.mask()), shape);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", ids, "token_type_ids", types, "attention_mask", mask))) {
      FloatBuffer logits = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] values = new float[logits.remaining()];
      logits.get(values);
      return values;
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed to close: " + e.getMessage(), e);
    }
  }
}
