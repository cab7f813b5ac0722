package io.litmill.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import org.tensorflow.ndarray.Shape;

/**
 * Where a tensor lies.
 *
 * @param offset in bytes from the start of the file
 * @param size in bytes
 */
record TensorLocation(ElementType type, Shape shape, long offset, long size) {

  /** Maps this tensor alone, so that files larger than 2 GB work. */
  CheckpointTensor map(String name, Path file, FileChannel channel) throws IOException {
    if (size > Integer.MAX_VALUE) {
      throw new CheckpointException(
          "%s: tensor %s takes %d bytes; tensors of more than %d bytes are not supported"
              .formatted(file, name, size, Integer.MAX_VALUE));
    }
    if (offset > channel.size() - size) {
      throw new CheckpointException(
          "%s: tensor %s of %d bytes begins at byte %d, but the file has %d; it is truncated, fetch it again"
              .formatted(file, name, size, offset, channel.size()));
    }
    ByteBuffer data =
        size == 0 ? ByteBuffer.allocateDirect(0) : channel.map(MapMode.READ_ONLY, offset, size);
    return new CheckpointTensor(name, type, shape, data);
  }
}
