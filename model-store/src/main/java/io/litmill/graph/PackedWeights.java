package io.litmill.graph;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.op.dtypes.Cast;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;

/**
 * Whether oneDNN multiplies faster with packed weights on this processor. It does on most. On some
 * it is the other way round: on AMD's Zen 5 the kernel that oneDNN 3.5 has for packed weights in
 * bfloat16 takes two to three times as long as the one for weights as they are stored. So both are
 * timed, once in a process, in some tenths of a second: by processor time of a single thread, the
 * shortest of many runs, so that other work on the machine does not decide.
 */
public final class PackedWeights {
  private static final Logger LOG = LoggerFactory.getLogger(PackedWeights.class);

  private static final int TOKENS = 256;
  private static final int WIDTH = 512;
  private static final int RUNS = 40;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final RunOptions IN_CALLING_THREAD =
      RunOptions.newBuilder().setInterOpThreadPool(-1).build();

  /** Noise must not change what a processor computes from one start to the next. */
  private static final double CLEARLY = 1.25;

  private PackedWeights() {}

  private static final class OfThisProcessor {
    static final boolean PAY = measured();
  }

  /** Any thread may ask; the first waits for the measurement. */
  public static boolean pay() {
    return OfThisProcessor.PAY;
  }

  private static boolean measured() {
    try {
      return Times.measure().pay();
    } catch (TensorFlowException | IllegalArgumentException | UnsupportedOperationException e) {
      LOG.debug("oneDNN's products are not computed here", e); // loading a bundle will say so too
      return true;
    }
  }

  /** Of one product, in nanoseconds. */
  record Times(long packed, long unpacked) {
    static Times measure() {
      try (Products products = new Products()) {
        long packed = Long.MAX_VALUE;
        long unpacked = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
          packed = Math.min(packed, products.nanos(products.packed));
          unpacked = Math.min(unpacked, products.nanos(products.unpacked));
        }
        return new Times(packed, unpacked);
      }
    }

    /** Unless packed weights take clearly longer. */
    boolean pay() {
      return packed <= CLEARLY * unpacked;
    }
  }

  /** The same product both ways. */
  private static final class Products implements AutoCloseable {
    private final Graph graph = new Graph();
    private final Session session;
    private final Operand<TBfloat16> packed;
    private final Operand<TBfloat16> unpacked;

    Products() {
      Ops tf = Ops.create(graph);
      List<Op> assigned = new ArrayList<>();
      Operand<TBfloat16> x = variable(tf, "x", Shape.of(TOKENS, WIDTH), assigned);
      Operand<TBfloat16> kernel = variable(tf, "kernel", Shape.of(WIDTH, WIDTH), assigned);
      List<Operand<?>> bias = List.of(variable(tf, "bias", Shape.of(WIDTH), assigned));
      packed = OneDnnKernels.product(tf, x, kernel, true, bias, "BiasAdd");
      unpacked = OneDnnKernels.product(tf, x, kernel, false, bias, "BiasAdd");
      session =
          new Session(
              graph,
              ConfigProto.newBuilder()
                  .setIntraOpParallelismThreads(1)
                  .putDeviceCount("GPU", 0)
                  .build());
      Session.Runner runner = session.runner();
      assigned.forEach(runner::addTarget);
      runner.run().close();
    }

    private static Operand<TBfloat16> variable(
        Ops tf, String name, Shape shape, List<Op> assigned) {
      VarHandleOp handle = tf.varHandleOp(TBfloat16.class, shape, VarHandleOp.sharedName(name));
      Operand<TFloat32> values = tf.random.randomUniform(tf.constant(shape), TFloat32.class);
      assigned.add(tf.assignVariableOp(handle, Cast.create(tf.scope(), values, TBfloat16.class)));
      return tf.readVariableOp(handle, TBfloat16.class);
    }

    private long nanos(Operand<TBfloat16> product) {
      long start = now();
      session.runner().setOptions(IN_CALLING_THREAD).addTarget(product).run().close();
      return now() - start;
    }

    private static long now() {
      return THREADS.isCurrentThreadCpuTimeSupported()
          ? THREADS.getCurrentThreadCpuTime()
          : System.nanoTime();
    }

    @Override
    public void close() {
      session.close();
      graph.close();
    }
  }
}
