package io.litmill.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A model that is arithmetic: the first value of a token is the sum of the ids that it may attend
 * to, weighted by their positions; the second comes from its own id, position and type. It reads
 * the arrays only, so a sequence that leaked into another, or lay elsewhere, changes the values.
 */
final class ArithmeticRunner implements BatchRunner {
  static final int WIDTH = 2;

  private final Consumer<PackedBatch> before;
  private final List<PackedBatch> batches = new CopyOnWriteArrayList<>();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  ArithmeticRunner() {
    this(batch -> {});
  }

  /**
   * @param before called with each batch; may throw or wait
   */
  ArithmeticRunner(Consumer<PackedBatch> before) {
    this.before = before;
  }

  @Override
  public BatchOutput run(PackedBatch batch) {
    if (closed.get() > 0) {
      throw new IllegalStateException("run after close");
    }
    running.incrementAndGet();
    try {
      batches.add(batch);
      before.accept(batch);
      float[] values = new float[batch.shape().tokens() * WIDTH];
      for (int row = 0; row < batch.shape().rows(); row++) {
        computeRow(batch, row * batch.shape().rowTokens(), values);
      }
      return new BatchOutput(OutputUnit.TOKEN, batch.shape().tokens(), WIDTH, values);
    } finally {
      running.decrementAndGet();
    }
  }

  private static void computeRow(PackedBatch batch, int first, float[] values) {
    int length = batch.shape().rowTokens();
    long[] sums = new long[length + 1];
    for (int i = first; i < first + length; i++) {
      sums[batch.segmentIds()[i]] += (long) batch.inputIds()[i] * (batch.positionIds()[i] + 1L);
    }
    for (int i = first; i < first + length; i++) {
      values[i * WIDTH] = sums[batch.segmentIds()[i]] % 65_521;
      values[i * WIDTH + 1] =
          own(batch.inputIds()[i], batch.positionIds()[i], batch.tokenTypeIds()[i]);
    }
  }

  private static float own(int id, int position, int type) {
    return (id * 7 + position * 3 + type) % 65_521;
  }

  /** The values for a sequence alone, from the input itself. */
  static float[] expected(TokenInput input) {
    long sum = 0;
    for (int i = 0; i < input.length(); i++) {
      sum += (long) input.id(i) * (i + 1L);
    }
    float[] values = new float[input.length() * WIDTH];
    for (int i = 0; i < input.length(); i++) {
      values[i * WIDTH] = sum % 65_521;
      values[i * WIDTH + 1] = own(input.id(i), i, input.tokenType(i));
    }
    return values;
  }

  static float[] actual(SequenceOutput output) {
    float[] values = new float[output.vectors() * output.width()];
    for (int i = 0; i < output.vectors(); i++) {
      System.arraycopy(output.vector(i), 0, values, i * output.width(), output.width());
    }
    return values;
  }

  /** The batches so far, those that failed included. */
  List<PackedBatch> batches() {
    return batches;
  }

  List<BatchShape> shapes() {
    List<BatchShape> shapes = new ArrayList<>();
    batches.forEach(batch -> shapes.add(batch.shape()));
    return shapes;
  }

  @Override
  public void close() {
    if (running.get() > 0) {
      throw new IllegalStateException("closed while a batch runs");
    }
    closed.incrementAndGet();
  }

  int timesClosed() {
    return closed.get();
  }
}
