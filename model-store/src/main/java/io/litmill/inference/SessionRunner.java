package io.litmill.inference;

import io.litmill.architecture.ModelForm;
import io.litmill.architecture.Task;
import io.litmill.model.FloatTensor;
import io.litmill.model.ModelSession;
import io.litmill.model.TokenRows;
import java.util.List;
import java.util.Map;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TFResourceExhaustedException;

/** Runs batches on a TensorFlow session, which it owns. */
public final class SessionRunner implements BatchRunner {
  private final ModelForm form;
  private final ModelSession session;
  private final List<String> outputs;

  public SessionRunner(ModelForm form, ModelSession session) {
    this.form = form;
    this.session = session;
    this.outputs =
        switch (form.task()) {
          case QUESTION -> List.of("start_logits", "end_logits");
          case ENCODER -> List.of("last_hidden_state");
          default -> List.of("logits");
        };
  }

  @Override
  public BatchOutput run(PackedBatch batch) {
    requireRows("token id", batch.inputIds(), form.architecture().vocabularySize());
    if (form.architecture().tokenTypes() > 0) {
      requireRows("token type", batch.tokenTypeIds(), form.architecture().tokenTypes());
    }
    Map<String, FloatTensor> values;
    try {
      values = session.run(rows(batch), outputs);
    } catch (TFResourceExhaustedException e) {
      throw new DeviceMemoryExhausted("no memory for a batch of " + batch.shape(), e);
    } catch (TFInvalidArgumentException e) {
      throw new SequenceRejected(e.getMessage(), e);
    }
    return output(batch, values);
  }

  /** A GPU reads zeros for rows that an embedding does not have, so it must be seen here. */
  private static void requireRows(String name, int[] indices, int rows) {
    for (int index : indices) {
      if (index < 0 || index >= rows) {
        throw new SequenceRejected(name + " " + index + " is not in 0.." + (rows - 1));
      }
    }
  }

  private TokenRows rows(PackedBatch batch) {
    return new TokenRows(
        batch.shape().rows(),
        batch.shape().rowTokens(),
        batch.inputIds(),
        batch.segmentIds(),
        batch.tokenTypeIds(),
        batch.positionIds(),
        sequenceTokens(batch));
  }

  /** The first token of each sequence, or the last where a token sees only those before it. */
  private int[] sequenceTokens(PackedBatch batch) {
    if (!form.architecture().family().causal()) {
      return batch.firstTokenIndexes();
    }
    int[] last = batch.firstTokenIndexes().clone();
    for (int i = 0; i < last.length; i++) {
      last[i] += batch.length(i) - 1;
    }
    return last;
  }

  private BatchOutput output(PackedBatch batch, Map<String, FloatTensor> values) {
    int tokens = batch.shape().tokens();
    if (form.task() == Task.QUESTION) {
      float[] starts = values.get("start_logits").values();
      float[] ends = values.get("end_logits").values();
      return new BatchOutput(OutputUnit.TOKEN, tokens, 2, interleave(starts, ends));
    }
    float[] logits = values.get(outputs.get(0)).values();
    return form.task().perSequence()
        ? new BatchOutput(OutputUnit.SEQUENCE, batch.sequences(), form.outputs(), logits)
        : new BatchOutput(OutputUnit.TOKEN, tokens, form.outputs(), logits);
  }

  private static float[] interleave(float[] first, float[] second) {
    float[] both = new float[2 * first.length];
    for (int i = 0; i < first.length; i++) {
      both[2 * i] = first[i];
      both[2 * i + 1] = second[i];
    }
    return both;
  }

  @Override
  public void close() {
    session.close();
  }
}
