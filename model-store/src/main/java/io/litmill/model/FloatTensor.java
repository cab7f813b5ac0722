package io.litmill.model;

import org.tensorflow.Tensor;

/**
 * An output of a model on the Java heap.
 *
 * @param shape extents, outermost first
 * @param values row-major
 */
public record FloatTensor(long[] shape, float[] values) {
  /** A copy of a native tensor of float32. */
  public static FloatTensor copyOf(Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.shape().size())];
    tensor.asRawTensor().data().asFloats().read(values);
    return new FloatTensor(tensor.shape().asArray(), values);
  }
}
