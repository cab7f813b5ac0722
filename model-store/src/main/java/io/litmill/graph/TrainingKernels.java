package io.litmill.graph;

import io.litmill.architecture.Activation;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;

/**
 * {@link PortableKernels} with dropout where BERT has it on hidden states: after the embeddings and
 * before each residual. Attention shares are not dropped: in fine-tuning it changes little and
 * costs a tenth of the time. What is written otherwise than there is so for the sake of gradients.
 *
 * @param <T> the working type
 */
public final class TrainingKernels<T extends TNumber> implements Kernels {
  private final Ops tf;
  private final PortableKernels<T> kernels;
  private final Dropout dropout;

  public TrainingKernels(Ops tf, Weights weights, Class<T> type, Dropout dropout) {
    this.tf = tf;
    this.kernels = new PortableKernels<>(tf, weights, type);
    this.dropout = dropout;
  }

  @Override
  public Operand<T> fromFloat32(Operand<TFloat32> x) {
    return kernels.fromFloat32(x);
  }

  @Override
  public Operand<TFloat32> toFloat32(Operand<?> x) {
    return kernels.toFloat32(x);
  }

  @Override
  public Operand<T> linear(Operand<?> x, Linear weights) {
    return kernels.linear(x, weights);
  }

  @Override
  public Operand<T> linearActivated(Operand<?> x, Linear weights, Activation activation) {
    return kernels.linearActivated(x, weights, activation);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Operand<T> linearResidual(Operand<?> x, Linear weights, Operand<?> residual) {
    Operand<T> product = dropout.apply(linear(x, weights), Math.toIntExact(weights.out()));
    return RawOperation.add(tf, product, (Operand<T>) residual);
  }

  @Override
  public Operand<T> norm(Operand<?> x, Norm weights) {
    return kernels.norm(x, weights);
  }

  @Override
  public Operand<T> embeddingNorm(Operand<?> x, Norm weights) {
    return dropout.apply(norm(x, weights), Math.toIntExact(weights.size()));
  }

  /** The gradient of an unstacking is one stacking; that of slices would pad each of them. */
  @Override
  @SuppressWarnings("unchecked")
  public Operand<T> attention(Operand<?> projection, AttentionShape shape, Operand<TFloat32> bias) {
    Operand<T> parts = AttentionHeads.parts(tf, (Operand<T>) projection, shape);
    List<Output<T>> heads = tf.unstack(parts, 3L).output();
    Operand<T> scores = RawOperation.batchMatMul(tf, heads.get(0), heads.get(1), true);
    Operand<T> shares = tf.nn.softmax(RawOperation.add(tf, scores, fromFloat32(bias)));
    return AttentionHeads.join(
        tf, RawOperation.batchMatMul(tf, shares, heads.get(2), false), shape);
  }
}
