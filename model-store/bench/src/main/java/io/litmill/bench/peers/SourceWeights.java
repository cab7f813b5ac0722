package io.litmill.bench.peers;

import io.litmill.checkpoint.ElementType;
import io.litmill.checkpoint.source.SourceModel;
import io.litmill.checkpoint.source.WeightSource;

/** The weights of a model as arrays, by the names that Litmill gives them. */
final class SourceWeights {
  private final SourceModel source;

  SourceWeights(SourceModel source) {
    this.source = source;
  }

  /** In the shape of Litmill's table: kernels are [in, out]. */
  Weight inOut(String name) {
    WeightSource weight = weight(name);
    return weight.transposed() ? stored(weight).transposed() : stored(weight);
  }

  /** A kernel as [out, in]. */
  Weight outIn(String name) {
    WeightSource weight = weight(name);
    return weight.transposed() ? stored(weight) : stored(weight).transposed();
  }

  private WeightSource weight(String name) {
    WeightSource weight = source.weights().get(name);
    if (weight == null) {
      throw new IllegalArgumentException("the model has no weight " + name);
    }
    if (weight.tensor().type() != ElementType.F32) {
      throw new IllegalArgumentException(
          "tensor %s is of type %s; the peers read F32 only: store the model in float32"
              .formatted(weight.tensor().name(), weight.tensor().type()));
    }
    return weight;
  }

  private static Weight stored(WeightSource weight) {
    float[] values = new float[Math.toIntExact(weight.tensor().shape().size())];
    weight.tensor().data().asFloatBuffer().get(values);
    return new Weight(weight.tensor().shape().asArray(), values);
  }

  /**
   * A weight on the Java heap.
   *
   * @param values row-major
   */
  record Weight(long[] shape, float[] values) {

    Weight transposed() {
      int rows = (int) shape[0];
      int columns = (int) shape[1];
      float[] turned = new float[values.length];
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          turned[column * rows + row] = values[row * columns + column];
        }
      }
      return new Weight(new long[] {columns, rows}, turned);
    }

    /** Matrices of the same rows, or vectors, side by side. */
    static Weight joined(Weight... parts) {
      int rows = parts[0].shape.length == 1 ? 1 : (int) parts[0].shape[0];
      int width = 0;
      for (Weight part : parts) {
        width += part.values.length / rows;
      }
      float[] values = new float[rows * width];
      int at = 0;
      for (int row = 0; row < rows; row++) {
        for (Weight part : parts) {
          int columns = part.values.length / rows;
          System.arraycopy(part.values, row * columns, values, at, columns);
          at += columns;
        }
      }
      return new Weight(
          parts[0].shape.length == 1 ? new long[] {width} : new long[] {rows, width}, values);
    }
  }
}
