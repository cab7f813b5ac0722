package io.litmill.graph;

import io.litmill.architecture.Activation;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.dtypes.Cast;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/**
 * Standard operations only: runs on every device, and can be differentiated. Products are computed
 * in the working type; normalisation and softmax in float32.
 *
 * @param <T> the working type: TFloat32, TBfloat16 or TFloat16
 */
public final class PortableKernels<T extends TNumber> implements Kernels {
  private final Ops tf;
  private final WeightVariables weights;
  private final Class<T> type;

  public PortableKernels(Ops tf, WeightVariables weights, Class<T> type) {
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

  /**
   * x·Φ(x); written in the order of operations that TensorFlow's optimiser joins with the product.
   */
  private Operand<T> gelu(Operand<T> x) {
    Operand<T> erf = tf.math.erf(tf.math.mul(x, scalar(Math.sqrt(0.5))));
    return tf.math.mul(tf.math.mul(tf.math.add(erf, scalar(1)), scalar(0.5)), x);
  }

  private Operand<T> geluTanh(Operand<T> x) {
    Operand<T> cube = tf.math.mul(tf.math.mul(x, x), x);
    Operand<T> inner = tf.math.add(x, tf.math.mul(cube, scalar(0.044715)));
    Operand<T> tanh = tf.math.tanh(tf.math.mul(inner, scalar(Math.sqrt(2 / Math.PI))));
    return tf.math.mul(tf.math.mul(tf.math.add(tanh, scalar(1)), scalar(0.5)), x);
  }

  @Override
  public Operand<T> linearResidual(Operand<?> x, Linear linear, Operand<?> residual) {
    return tf.math.add(linear(x, linear), working(residual));
  }

  @Override
  public Operand<T> norm(Operand<?> x, Norm norm) {
    return fromFloat32(norm(toFloat32(x), norm.epsilon(), norm));
  }

  /**
   * Normalises each row: the batch normalisation of a [1, N, size, 1] image in NCHW order has one
   * mean and variance a row, and TensorFlow has it as one fast operation on every device.
   */
  private Operand<TFloat32> norm(Operand<TFloat32> x, float epsilon, Norm norm) {
    Operand<TInt32> shape = tf.shape(x);
    Operand<TInt32> rows = tf.stridedSlice(shape, Indices.at(0));
    Operand<TFloat32> image =
        tf.reshape(
            x,
            tf.stack(
                List.of(tf.constant(1), rows, tf.constant((int) norm.size()), tf.constant(1))));
    Operand<TInt32> one = tf.stack(List.of(rows));
    Operand<TFloat32> empty = tf.constant(new float[0]);
    FusedBatchNorm<TFloat32, TFloat32> normalised =
        tf.nn.fusedBatchNorm(
            image,
            tf.fill(one, tf.constant(1f)),
            tf.fill(one, tf.constant(0f)),
            empty,
            empty,
            FusedBatchNorm.epsilon(epsilon),
            FusedBatchNorm.dataFormat("NCHW"),
            FusedBatchNorm.isTraining(true));
    Operand<TFloat32> gamma =
        weights.variable(norm.name() + "/gamma", norm.gamma(), Shape.of(norm.size()));
    Operand<TFloat32> beta =
        weights.variable(norm.name() + "/beta", norm.beta(), Shape.of(norm.size()));
    return tf.math.add(tf.math.mul(tf.reshape(normalised.y(), shape), gamma), beta);
  }

  @Override
  public Operand<T> attention(Operand<?> projection, AttentionShape shape, Operand<TFloat32> bias) {
    Operand<T> parts = byPartAndHead(working(projection), shape);
    Operand<T> query = tf.stridedSlice(parts, Indices.at(0));
    Operand<T> key = tf.stridedSlice(parts, Indices.at(1));
    Operand<T> value = tf.stridedSlice(parts, Indices.at(2));
    Operand<T> scores = tf.train.batchMatMul(query, key, type, BatchMatMul.adjY(true));
    Operand<TFloat32> shares = tf.nn.softmax(tf.math.add(cast(tf, scores, TFloat32.class), bias));
    Operand<T> context = tf.train.batchMatMul(fromFloat32(shares), value, type);
    return tf.reshape(
        tf.linalg.transpose(context, tf.constant(new int[] {0, 2, 1, 3})),
        tf.constant(new int[] {-1, shape.size()}));
  }

  /**
   * [N, 3·size] to [3, rows, heads, row length, head size]; the first extent is outermost in
   * memory, so that query, key and value are slices without a copy.
   */
  private Operand<T> byPartAndHead(Operand<T> projection, AttentionShape shape) {
    Operand<TInt32> extents =
        tf.stack(
            List.of(
                shape.rows(),
                shape.rowLength(),
                tf.constant(3),
                tf.constant(shape.heads()),
                tf.constant(shape.headSize())));
    return tf.linalg.transpose(
        tf.reshape(projection, extents), tf.constant(new int[] {2, 0, 3, 1, 4}));
  }

  private Operand<T> variable(String name, Operand<TFloat32> initial, Shape shape) {
    return weights.variable(name, cast(weights.loading(), initial, type), shape);
  }

  private Operand<T> scalar(double value) {
    return cast(tf, tf.constant((float) value), type);
  }

  @SuppressWarnings("unchecked")
  private Operand<T> working(Operand<?> x) {
    if (x.type() == type) {
      return (Operand<T>) x;
    }
    return cast(tf, (Operand<? extends TNumber>) x, type);
  }

  @SuppressWarnings("unchecked")
  private static <U extends TNumber> Operand<U> cast(
      Ops ops, Operand<? extends TNumber> x, Class<U> type) {
    return x.type() == type ? (Operand<U>) x : Cast.create(ops.scope(), x, type);
  }
}
