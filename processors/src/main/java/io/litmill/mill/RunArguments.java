package io.litmill.mill;

import io.litmill.settings.Configuration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line says about settings, in a form that passes through Quarkus.
 *
 * @param file of {@code --config}
 * @param values keys that are set one by one
 */
public record RunArguments(Optional<Path> file, Map<String, String> values) {
  private static final String FILE = "file=";

  public RunArguments {
    values = Map.copyOf(values);
  }

  /** All settings: those of the command line, of files and of the environment. */
  public Configuration configuration() throws IOException {
    return Configuration.read(file, values);
  }

  String[] encoded() {
    List<String> arguments = new ArrayList<>();
    file.ifPresent(path -> arguments.add(FILE + path));
    values.forEach((key, value) -> arguments.add("key=" + key + "=" + value));
    return arguments.toArray(String[]::new);
  }

  static RunArguments decoded(String... arguments) {
    Optional<Path> file = Optional.empty();
    Map<String, String> values = new LinkedHashMap<>();
    for (String argument : arguments) {
      if (argument.startsWith(FILE)) {
        file = Optional.of(Path.of(argument.substring(FILE.length())));
      } else {
        String[] parts = argument.split("=", 3);
        values.put(parts[1], parts[2]);
      }
    }
    return new RunArguments(file, values);
  }
}
