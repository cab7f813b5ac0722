package io.litmill.graph;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The stored weights of a layer normalisation, as values of the loading operations.
 *
 * @param gamma [size]
 * @param beta [size]
 */
public record Norm(
    String name, Operand<TFloat32> gamma, Operand<TFloat32> beta, long size, float epsilon) {}
