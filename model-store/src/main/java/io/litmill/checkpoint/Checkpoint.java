package io.litmill.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedSet;

/**
 * The tensors of a checkpoint, by name. Opening reads and checks the table of contents only; data
 * is mapped when a tensor is asked for. Not for use by several threads at once.
 */
public interface Checkpoint extends AutoCloseable {

  /** The file that holds the table of contents; messages name it. */
  Path file();

  SortedSet<String> names();

  /**
   * Maps one tensor. TensorFlow's checkpoints carry checksums, which this call verifies.
   *
   * @throws CheckpointException if there is no such tensor, or it is damaged, or takes more than 2
   *     GB
   */
  CheckpointTensor tensor(String name) throws IOException;

  /** Closes the files; tensors handed out stay valid. */
  @Override
  void close() throws IOException;
}
