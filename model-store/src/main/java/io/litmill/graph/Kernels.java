package io.litmill.graph;

import io.litmill.architecture.Activation;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * How the steps of a transformer become operations: one implementation a kind of processor and
 * precision. Hidden states are [N, size] with N = rows · row length, in the working type of the
 * implementation.
 */
public interface Kernels {
  /** Into the working type. */
  Operand<?> fromFloat32(Operand<TFloat32> x);

  Operand<TFloat32> toFloat32(Operand<?> x);

  /** x·W + b. */
  Operand<?> linear(Operand<?> x, Linear weights);

  /** activation(x·W + b). */
  Operand<?> linearActivated(Operand<?> x, Linear weights, Activation activation);

  /** residual + x·W + b. */
  Operand<?> linearResidual(Operand<?> x, Linear weights, Operand<?> residual);

  Operand<?> norm(Operand<?> x, Norm weights);

  /** The normalisation of the embeddings, with which an encoder begins. */
  default Operand<?> embeddingNorm(Operand<?> x, Norm weights) {
    return norm(x, weights);
  }

  /** norm(residual + x·W + b). */
  default Operand<?> linearResidualNorm(
      Operand<?> x, Linear weights, Operand<?> residual, Norm norm) {
    return norm(linearResidual(x, weights, residual), norm);
  }

  /**
   * Attention of every head; the scores are products of query and key plus the bias, the query
   * being scaled already.
   *
   * @param projection [N, 3·size]: query, key, value
   * @return [N, size]
   */
  Operand<?> attention(Operand<?> projection, AttentionShape shape, Operand<TFloat32> bias);
}
