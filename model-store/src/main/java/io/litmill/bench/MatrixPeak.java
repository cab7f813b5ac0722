package io.litmill.bench;

import io.litmill.architecture.Architecture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.op.dtypes.Cast;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;

/**
 * Measures how many operations a second the processor does in nothing but the matrix products of a
 * model: the four of a layer, on all cores, one product a core.
 */
final class MatrixPeak implements AutoCloseable {
  private static final int TOKENS = 1024;

  private static final Map<Precision, Class<? extends TNumber>> TYPES =
      Map.of(Precision.FLOAT32, TFloat32.class, Precision.BFLOAT16, TBfloat16.class);

  private final Graph graph = new Graph();
  private final Session session;
  private final List<MatMul<?>> products = new ArrayList<>();
  private final int threads;
  private final long operations;

  private MatrixPeak(Architecture architecture, Class<? extends TNumber> type, int threads) {
    this.threads = threads;
    int hidden = architecture.hiddenSize();
    int inner = architecture.intermediateSize();
    Ops tf = Ops.create(graph);
    List<Op> assigned = new ArrayList<>();
    Operand<? extends TNumber> narrow = variable(tf, "narrow", TOKENS, hidden, type, assigned);
    Operand<? extends TNumber> wide = variable(tf, "wide", TOKENS, inner, type, assigned);
    add(tf, narrow, variable(tf, "projection", hidden, 3 * hidden, type, assigned));
    add(tf, narrow, variable(tf, "output", hidden, hidden, type, assigned));
    add(tf, narrow, variable(tf, "up", hidden, inner, type, assigned));
    add(tf, wide, variable(tf, "down", inner, hidden, type, assigned));
    this.operations = 2L * TOKENS * (4L * hidden * hidden + 2L * hidden * inner);
    this.session =
        new Session(
            graph,
            ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(1)
                .setInterOpParallelismThreads(threads)
                .putDeviceCount("GPU", 0)
                .build());
    Session.Runner runner = session.runner();
    assigned.forEach(runner::addTarget);
    runner.run().close();
  }

  /** Of float32 or bfloat16, which are the types TensorFlow multiplies matrices of. */
  static MatrixPeak of(Architecture architecture, Precision precision, int threads) {
    return new MatrixPeak(architecture, TYPES.get(precision), threads);
  }

  private static <T extends TNumber> Operand<T> variable(
      Ops tf, String name, int rows, int columns, Class<T> type, List<Op> assigned) {
    VarHandleOp handle =
        tf.varHandleOp(type, Shape.of(rows, columns), VarHandleOp.sharedName(name));
    Operand<TFloat32> values =
        tf.random.randomUniform(tf.constant(new int[] {rows, columns}), TFloat32.class);
    assigned.add(tf.assignVariableOp(handle, Cast.create(tf.scope(), values, type)));
    return tf.readVariableOp(handle, type);
  }

  @SuppressWarnings("unchecked")
  private <T extends TNumber> void add(Ops tf, Operand<T> x, Operand<?> weights) {
    products.add(tf.linalg.matMul(x, (Operand<T>) weights));
  }

  /** Operations a second; a multiply-add is two. */
  double operationsPerSecond(TimedRun run, Duration time) throws InterruptedException {
    return run.perSecond(threads, time, client -> multiply());
  }

  private long multiply() {
    Session.Runner runner = session.runner();
    products.forEach(runner::addTarget);
    runner.run().close();
    return operations;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
