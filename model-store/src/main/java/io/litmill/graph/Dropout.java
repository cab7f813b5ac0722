package io.litmill.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.dtypes.Cast;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TNumber;

/**
 * Dropout whose masks depend on a seed that is fed and on the place in the graph, on nothing else:
 * the same seed gives the same masks. One byte of randomness decides on a value, so the rate is
 * rounded to a 256th.
 */
public final class Dropout {
  private static final int LEVELS = 256;
  private static final int BYTES = 4;

  private final Ops tf;
  private final int dropped;
  private final Operand<TInt64> seed;
  private long place;

  /**
   * Dropout in one graph.
   *
   * @param rate 0 to less than 1; 0 adds no operations
   * @param seed [2]
   */
  public Dropout(Ops tf, double rate, Operand<TInt64> seed) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("dropout " + rate + " is not in 0 to less than 1");
    }
    this.tf = tf;
    this.dropped = Math.min(LEVELS - 1, (int) Math.round(rate * LEVELS));
    this.seed = seed;
  }

  /**
   * Sets some values to 0 and scales the others, so that the mean stays.
   *
   * @param x [N, width]
   */
  public <T extends TNumber> Operand<T> apply(Operand<T> x, int width) {
    if (dropped == 0) {
      return x;
    }
    Operand<TBool> kept =
        tf.math.greaterEqual(bytes(x, width), tf.dtypes.cast(tf.constant(dropped), TUint8.class));
    float scale = (float) LEVELS / (LEVELS - dropped);
    Operand<T> factor = Cast.create(tf.scope(), tf.constant(scale), x.type());
    Operand<T> mask = tf.math.mul(Cast.create(tf.scope(), kept, x.type()), factor);
    return tf.math.mul(x, tf.stopGradient(mask));
  }

  private Operand<TUint8> bytes(Operand<?> x, int width) {
    Operand<TInt32> rows = tf.shape.head(tf.shape(x));
    int words = (width + BYTES - 1) / BYTES;
    Operand<TInt32> shape = tf.concat(List.of(rows, tf.array(words)), tf.constant(0));
    Operand<TInt64> here = tf.math.add(seed, tf.constant(new long[] {place, 0}));
    place += 1_000_003;
    Operand<TInt32> random = tf.random.statelessRandomUniformFullInt(shape, here, TInt32.class);
    Operand<TUint8> bytes =
        tf.reshape(tf.bitcast(random, TUint8.class), tf.constant(new int[] {-1, words * BYTES}));
    return words * BYTES == width
        ? bytes
        : tf.slice(bytes, tf.constant(new int[] {0, 0}), tf.constant(new int[] {-1, width}));
  }
}
