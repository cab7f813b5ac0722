package io.litmill.graph;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * Where a graph has its weights from: a file that is loaded once ({@link WeightVariables}), or
 * variables that are being trained.
 */
public interface Weights {
  /** The operations in which stored weights are joined, scaled and converted. */
  Ops loading();

  /** A weight under its canonical name, as float32. */
  Operand<TFloat32> stored(String name, Shape shape);

  /**
   * What the graph computes with.
   *
   * @param initial made of stored weights by {@link #loading} operations
   */
  <T extends TType> Operand<T> variable(String name, Operand<T> initial, Shape shape);

  /** Ends a group of weights that are loaded together. */
  void endGroup();
}
