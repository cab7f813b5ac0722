package io.litmill.graph;

import io.litmill.architecture.Activation;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.dtypes.Cast;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * The oneDNN operations of TensorFlow's x86 builds in bfloat16, named directly. TensorFlow's
 * optimiser arrives at most of them from {@link PortableKernels}; named directly, a product can
 * also keep its weights in packed form (tensorflow/core/kernels/mkl/mkl_matmul_op_fused.cc). The
 * packed form is a second copy of the weights, made when they are first used.
 *
 * <p>These operations are internal to TensorFlow: a graph of them is for the version of TensorFlow
 * that builds it, never for a file, and is tested before it is used.
 */
final class OneDnnKernels implements Kernels {
  private final Ops tf;
  private final Weights weights;
  private final boolean packed;

  /**
   * @param packed whether products keep their weights in packed form
   */
  OneDnnKernels(Ops tf, Weights weights, boolean packed) {
    this.tf = tf;
    this.weights = weights;
    this.packed = packed;
  }

  @Override
  public Operand<TBfloat16> fromFloat32(Operand<TFloat32> x) {
    return Cast.create(tf.scope(), x, TBfloat16.class);
  }

  @Override
  public Operand<TFloat32> toFloat32(Operand<?> x) {
    return Cast.create(tf.scope(), working(x), TFloat32.class);
  }

  @Override
  public Operand<TBfloat16> linear(Operand<?> x, Linear linear) {
    return product(x, linear, List.of(), "BiasAdd");
  }

  @Override
  public Operand<TBfloat16> linearActivated(Operand<?> x, Linear linear, Activation activation) {
    String fused =
        switch (activation) {
          case GELU -> "GeluExact";
          case GELU_TANH -> "GeluApproximate";
          case RELU -> "Relu";
          case TANH -> "Tanh";
        };
    return product(x, linear, List.of(), "BiasAdd", fused);
  }

  @Override
  public Operand<TBfloat16> linearResidual(Operand<?> x, Linear linear, Operand<?> residual) {
    return product(x, linear, List.of(residual), "BiasAdd", "Add");
  }

  private Operand<TBfloat16> product(
      Operand<?> x, Linear linear, List<Operand<?>> addends, String... fused) {
    Operand<TBfloat16> kernel =
        variable(linear.name() + "/kernel", linear.kernel(), Shape.of(linear.in(), linear.out()));
    List<Operand<?>> arguments = new ArrayList<>();
    arguments.add(variable(linear.name() + "/bias", linear.bias(), Shape.of(linear.out())));
    arguments.addAll(addends);
    return product(tf, working(x), kernel, packed, arguments, fused);
  }

  /**
   * x · kernel, and what is joined with it.
   *
   * @param arguments of the joined operations, in their order
   */
  static <T extends TType> Operand<T> product(
      Ops tf,
      Operand<T> x,
      Operand<T> kernel,
      boolean packed,
      List<Operand<?>> arguments,
      String... fused) {
    return RawOperation.of(tf, "_MklNativeFusedMatMul")
        .input(x)
        .input(kernel)
        .inputList(arguments)
        .attribute("num_args", arguments.size())
        .attribute("fused_ops", fused)
        .attribute("is_filter_const", packed)
        .attribute("_kernel", "MklNameChangeOp")
        .<T>output();
  }

  @Override
  public Operand<TBfloat16> norm(Operand<?> x, Norm norm) {
    Shape size = Shape.of(norm.size());
    return RawOperation.of(tf, "_MklLayerNorm")
        .input(working(x))
        .input(variable(norm.name() + "/gamma", norm.gamma(), size))
        .input(variable(norm.name() + "/beta", norm.beta(), size))
        .attribute("epsilon", norm.epsilon())
        .output();
  }

  @Override
  public Operand<TBfloat16> attention(
      Operand<?> projection, AttentionShape shape, Operand<TFloat32> bias) {
    AttentionHeads<TBfloat16> heads = AttentionHeads.split(tf, working(projection), shape);
    Operand<TBfloat16> one = fromFloat32(tf.constant(1f));
    Operand<TBfloat16> scores =
        RawOperation.of(tf, "_MklFusedBatchMatMulV2")
            .input(heads.query())
            .input(heads.key())
            .inputList(List.of(one, fromFloat32(bias)))
            .attribute("adj_y", true)
            .attribute("num_args", 2)
            .attribute("fused_ops", new String[] {"Mul", "Add"})
            .output();
    Operand<TBfloat16> shares = tf.nn.softmax(scores);
    return AttentionHeads.join(
        tf, RawOperation.batchMatMul(tf, shares, heads.value(), false), shape);
  }

  private Operand<TBfloat16> variable(String name, Operand<TFloat32> initial, Shape shape) {
    Operand<TBfloat16> narrowed = Cast.create(weights.loading().scope(), initial, TBfloat16.class);
    return weights.variable(name, narrowed, shape);
  }

  @SuppressWarnings("unchecked")
  private static Operand<TBfloat16> working(Operand<?> x) {
    return (Operand<TBfloat16>) x;
  }
}
