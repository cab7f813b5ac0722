package io.litmill.checkpoint.source;

import io.litmill.checkpoint.CheckpointTensor;
import org.tensorflow.ndarray.Shape;

/**
 * A weight and the stored tensor it comes from.
 *
 * @param name of the weight, as in the package's table
 * @param shape of the weight
 * @param transposed whether the tensor has the two axes of the shape the other way round
 */
public record WeightSource(String name, Shape shape, CheckpointTensor tensor, boolean transposed) {

  public WeightSource {
    Shape stored = transposed ? Shape.of(shape.get(1), shape.get(0)) : shape;
    if (!tensor.shape().equals(stored)) {
      throw new IllegalArgumentException(
          "weight %s of shape %s cannot come from tensor %s of shape %s"
              .formatted(name, shape, tensor.name(), tensor.shape()));
    }
  }
}
