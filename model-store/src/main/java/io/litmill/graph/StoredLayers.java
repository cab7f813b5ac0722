package io.litmill.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Reads layers by their canonical names out of a bundle's variables file. */
public final class StoredLayers {
  private final Weights weights;
  private final float epsilon;

  /**
   * Layers of one model.
   *
   * @param epsilon of all layer normalisations of the model
   */
  public StoredLayers(Weights weights, double epsilon) {
    this.weights = weights;
    this.epsilon = (float) epsilon;
  }

  public Linear linear(String name, long in, long out) {
    return new Linear(
        name,
        weights.stored(name + "/kernel", Shape.of(in, out)),
        weights.stored(name + "/bias", Shape.of(out)),
        in,
        out);
  }

  public Linear linearWithoutBias(String name, long in, long out) {
    return new Linear(name, weights.stored(name + "/kernel", Shape.of(in, out)), null, in, out);
  }

  /**
   * A layer over several vectors put one behind the other, each with a kernel of its own.
   *
   * @param names of the kernels; the bias is the first one's
   * @param in width of each of the vectors
   */
  public Linear linearOverAll(List<String> names, long in, long out) {
    List<Operand<TFloat32>> kernels = new ArrayList<>();
    for (String name : names) {
      kernels.add(weights.stored(name + "/kernel", Shape.of(in, out)));
    }
    String first = names.get(0);
    return new Linear(
        first + "/all",
        weights.loading().concat(kernels, weights.loading().constant(0)),
        weights.stored(first + "/bias", Shape.of(out)),
        in * names.size(),
        out);
  }

  public Norm norm(String name, long size) {
    return new Norm(
        name,
        weights.stored(name + "/gamma", Shape.of(size)),
        weights.stored(name + "/beta", Shape.of(size)),
        size,
        epsilon);
  }

  /**
   * The projections to query, key and value as one of [size, 3·size], the query scaled by
   * 1/sqrt(headSize), so that the product of query and key is the attention score.
   */
  public Linear attentionProjection(String name, long size, int headSize) {
    Ops load = weights.loading();
    Operand<TFloat32> scale = load.constant((float) (1 / Math.sqrt(headSize)));
    Linear query = linear(name + "/query", size, size);
    Linear key = linear(name + "/key", size, size);
    Linear value = linear(name + "/value", size, size);
    Operand<TFloat32> kernel =
        load.concat(
            List.of(load.math.mul(query.kernel(), scale), key.kernel(), value.kernel()),
            load.constant(1));
    Operand<TFloat32> bias =
        load.concat(
            List.of(load.math.mul(query.bias(), scale), key.bias(), value.bias()),
            load.constant(0));
    return new Linear(name + "/projection", kernel, bias, size, 3 * size);
  }

  /** A table of embeddings as a variable of float32 [rows, width]. */
  public Operand<TFloat32> table(String name, long rows, long width) {
    Shape shape = Shape.of(rows, width);
    return weights.variable(name, weights.stored(name, shape), shape);
  }
}
