package io.litmill.mill;

import io.litmill.settings.Configuration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line says about settings.
 *
 * @param file of {@code --config}
 * @param values keys that are set one by one
 */
public record RunArguments(Optional<Path> file, Map<String, String> values) {
  public RunArguments {
    values = Map.copyOf(values);
  }

  /** All settings: those of the command line, of files and of the environment. */
  public Configuration configuration() throws IOException {
    return Configuration.read(file, values);
  }
}
