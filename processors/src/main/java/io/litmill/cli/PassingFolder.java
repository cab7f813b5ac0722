package io.litmill.cli;

import io.litmill.bundle.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A temporary folder that goes with its content when it is closed.
 *
 * @param path of the folder
 */
record PassingFolder(Path path) implements AutoCloseable {
  static PassingFolder create(String prefix) throws IOException {
    return new PassingFolder(Files.createTempDirectory(prefix));
  }

  /**
   * @param parent made if it is not there
   */
  static PassingFolder createIn(Path parent, String prefix) throws IOException {
    return new PassingFolder(
        Files.createTempDirectory(Files.createDirectories(parent).toAbsolutePath(), prefix));
  }

  @Override
  public void close() throws IOException {
    Folders.delete(path);
  }
}
