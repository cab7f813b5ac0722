package io.litmill.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.tensorflow.ndarray.Shape;

/**
 * A stored tensor.
 *
 * @param name as the checkpoint spells it
 * @param shape as stored; row-major
 * @param data read-only and little-endian, from position 0 to the limit; not aligned to the element
 *     size in every file. The memory is the mapped file and stays valid after the checkpoint is
 *     closed, until the buffer is unreachable
 */
public record CheckpointTensor(String name, ElementType type, Shape shape, ByteBuffer data) {

  public CheckpointTensor {
    Objects.requireNonNull(name, "name");
    if (data.remaining() != type.bytes(shape)) {
      throw new IllegalArgumentException(
          "tensor %s of type %s and shape %s takes %d bytes, not %d"
              .formatted(name, type, shape, type.bytes(shape), data.remaining()));
    }
    data = data.asReadOnlyBuffer();
  }

  /** A view of its own for each call: positions are not shared. */
  @Override
  public ByteBuffer data() {
    return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }
}
