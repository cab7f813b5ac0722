package io.litmill.graph;

import java.util.Objects;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The stored weights of y = x·W + b, as values of the loading operations.
 *
 * @param name of the variables that will hold them
 * @param kernel [in, out]
 * @param bias [out]; null where the layer has none
 */
public record Linear(
    String name, Operand<TFloat32> kernel, Operand<TFloat32> bias, long in, long out) {
  public Linear {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kernel, "kernel");
  }
}
