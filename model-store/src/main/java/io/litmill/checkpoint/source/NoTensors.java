package io.litmill.checkpoint.source;

import io.litmill.checkpoint.Checkpoint;
import io.litmill.checkpoint.CheckpointException;
import io.litmill.checkpoint.CheckpointTensor;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedSet;

/**
 * A checkpoint that holds nothing: a configuration alone.
 *
 * @param file the configuration
 */
record NoTensors(Path file) implements Checkpoint {
  @Override
  public SortedSet<String> names() {
    return Collections.emptySortedSet();
  }

  @Override
  public CheckpointTensor tensor(String name) throws CheckpointException {
    throw new CheckpointException(file + " is a configuration without weights; it has no " + name);
  }

  @Override
  public void close() {
    // nothing is open
  }
}
