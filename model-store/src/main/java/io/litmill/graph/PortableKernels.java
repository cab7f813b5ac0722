package io.litmill.graph;

import io.litmill.architecture.Activation;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.dtypes.Cast;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/**
 * Standard operations only: runs on every device, and can be differentiated. They are written in
 * the forms that TensorFlow's optimiser joins: product, bias and GELU; product, bias and residual;
 * normalisation with its scale and shift.
 *
 * @param <T> the working type: TFloat32, TBfloat16 or TFloat16
 */
public final class PortableKernels<T extends TNumber> implements Kernels {
  private final Ops tf;
  private final Weights weights;
  private final Class<T> type;

  public PortableKernels(Ops tf, Weights weights, Class<T> type) {
    this.tf = tf;
    this.weights = weights;
    this.type = type;
  }

  @Override
  public Operand<T> fromFloat32(Operand<TFloat32> x) {
    return cast(tf, x, type);
  }

  @Override
  public Operand<TFloat32> toFloat32(Operand<?> x) {
    return cast(tf, working(x), TFloat32.class);
  }

  @Override
  public Operand<T> linear(Operand<?> x, Linear linear) {
    Operand<T> kernel =
        variable(linear.name() + "/kernel", linear.kernel(), Shape.of(linear.in(), linear.out()));
    Operand<T> product = tf.linalg.matMul(working(x), kernel);
    if (linear.bias() == null) {
      return product;
    }
    return tf.nn.biasAdd(
        product, variable(linear.name() + "/bias", linear.bias(), Shape.of(linear.out())));
  }

  @Override
  public Operand<T> linearActivated(Operand<?> x, Linear linear, Activation activation) {
    Operand<T> y = linear(x, linear);
    return switch (activation) {
      case GELU -> gelu(y);
      case GELU_TANH -> geluTanh(y);
      case RELU -> tf.nn.relu(y);
      case TANH -> tf.math.tanh(y);
    };
  }

  /** x·Φ(x). */
  private Operand<T> gelu(Operand<T> x) {
    Operand<T> erf = tf.math.erf(tf.math.mul(x, scalar(Math.sqrt(0.5))));
    return tf.math.mul(tf.math.mul(RawOperation.add(tf, erf, scalar(1)), scalar(0.5)), x);
  }

  private Operand<T> geluTanh(Operand<T> x) {
    Operand<T> cube = tf.math.mul(tf.math.mul(x, x), x);
    Operand<T> inner = RawOperation.add(tf, x, tf.math.mul(cube, scalar(0.044715)));
    Operand<T> tanh = tf.math.tanh(tf.math.mul(inner, scalar(Math.sqrt(2 / Math.PI))));
    return tf.math.mul(tf.math.mul(RawOperation.add(tf, tanh, scalar(1)), scalar(0.5)), x);
  }

  @Override
  public Operand<T> linearResidual(Operand<?> x, Linear linear, Operand<?> residual) {
    return RawOperation.add(tf, linear(x, linear), working(residual));
  }

  /**
   * Normalises each row in float32. In this form no optimiser of TensorFlow takes it for another
   * operation: batch normalisation, which would be one operation, is not safe for several threads
   * with different shapes unless TensorFlow rewrites it, and is not there on every processor.
   */
  @Override
  public Operand<T> norm(Operand<?> x, Norm norm) {
    Operand<TInt32> columns = tf.constant(1);
    Operand<TFloat32> exact = toFloat32(x);
    Operand<TFloat32> mean = tf.math.mean(exact, columns, Mean.keepDims(true));
    Operand<TFloat32> centred = tf.math.sub(exact, mean);
    Operand<TFloat32> variance =
        tf.math.mean(tf.math.square(centred), columns, Mean.keepDims(true));
    Operand<TFloat32> deviation =
        tf.math.rsqrt(RawOperation.add(tf, variance, tf.constant(norm.epsilon())));
    Shape size = Shape.of(norm.size());
    Operand<TFloat32> gamma = weights.variable(norm.name() + "/gamma", norm.gamma(), size);
    Operand<TFloat32> beta = weights.variable(norm.name() + "/beta", norm.beta(), size);
    Operand<TFloat32> normalised = tf.math.mul(centred, deviation);
    return fromFloat32(RawOperation.add(tf, tf.math.mul(normalised, gamma), beta));
  }

  @Override
  public Operand<T> attention(Operand<?> projection, AttentionShape shape, Operand<TFloat32> bias) {
    AttentionHeads<T> heads = AttentionHeads.split(tf, working(projection), shape);
    Operand<T> scores = RawOperation.batchMatMul(tf, heads.query(), heads.key(), true);
    Operand<T> shares = tf.nn.softmax(RawOperation.add(tf, scores, fromFloat32(bias)));
    return AttentionHeads.join(
        tf, RawOperation.batchMatMul(tf, shares, heads.value(), false), shape);
  }

  private Operand<T> variable(String name, Operand<TFloat32> initial, Shape shape) {
    return weights.variable(name, cast(weights.loading(), initial, type), shape);
  }

  private Operand<T> scalar(double value) {
    return cast(tf, tf.constant((float) value), type);
  }

  @SuppressWarnings("unchecked")
  private Operand<T> working(Operand<?> x) {
    return cast(tf, (Operand<? extends TNumber>) x, type);
  }

  @SuppressWarnings("unchecked")
  private static <U extends TNumber> Operand<U> cast(
      Ops ops, Operand<? extends TNumber> x, Class<U> type) {
    return x.type() == type ? (Operand<U>) x : Cast.create(ops.scope(), x, type);
  }
}
