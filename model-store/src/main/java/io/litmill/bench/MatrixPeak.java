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
 * model: the four of a layer, on all cores, one product a core. TensorFlow has one kernel for a
 * product alone and another for a product with a bias, and which is faster depends on the
 * processor; the faster counts.
 */
final class MatrixPeak implements AutoCloseable {
  private static final int TOKENS = 1024;

  private static final Map<Precision, Class<? extends TNumber>> TYPES =
      Map.of(Precision.FLOAT32, TFloat32.class, Precision.BFLOAT16, TBfloat16.class);

  private final Graph graph = new Graph();
  private final Session session;
  private final List<Op> assigned = new ArrayList<>();
  private final List<Op> alone = new ArrayList<>();
  private final List<Op> withBias = new ArrayList<>();
  private final int threads;
  private final long operations;

  private MatrixPeak(Architecture architecture, Class<? extends TNumber> type, int threads) {
    this.threads = threads;
    int hidden = architecture.hiddenSize();
    int inner = architecture.intermediateSize();
    Ops tf = Ops.create(graph);
    addProduct(tf, "projection", hidden, 3 * hidden, type);
    addProduct(tf, "output", hidden, hidden, type);
    addProduct(tf, "up", hidden, inner, type);
    addProduct(tf, "down", inner, hidden, type);
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

  private <T extends TNumber> void addProduct(Ops tf, String name, int in, int out, Class<T> type) {
    Operand<T> x = variable(tf, name + "-x", Shape.of(TOKENS, in), type);
    Operand<T> weights = variable(tf, name, Shape.of(in, out), type);
    Operand<T> bias = variable(tf, name + "-bias", Shape.of(out), type);
    MatMul<T> product = tf.linalg.matMul(x, weights);
    alone.add(product);
    withBias.add(tf.nn.biasAdd(product, bias));
  }

  private <T extends TNumber> Operand<T> variable(Ops tf, String name, Shape shape, Class<T> type) {
    VarHandleOp handle = tf.varHandleOp(type, shape, VarHandleOp.sharedName(name));
    Operand<TFloat32> values = tf.random.randomUniform(tf.constant(shape), TFloat32.class);
    assigned.add(tf.assignVariableOp(handle, Cast.create(tf.scope(), values, type)));
    return tf.readVariableOp(handle, type);
  }

  /** Operations a second the faster way; a multiply-add is two, additions of a bias none. */
  double operationsPerSecond(TimedRun run, Duration time) throws InterruptedException {
    return Math.max(
        run.perSecond(threads, time, client -> multiply(alone)),
        run.perSecond(threads, time, client -> multiply(withBias)));
  }

  private long multiply(List<Op> products) {
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
