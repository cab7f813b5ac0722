package io.litmill.cli;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The folder of other engines, as a class loader. */
final class PeerJars {
  private static final String BUILD =
      "mvn -q -Pbench -pl model-store/bench -am -DskipTests package";

  private PeerJars() {}

  /**
   * @param folder with jars; null for none
   * @throws IllegalArgumentException if there are none; the message says how to make them
   */
  static URLClassLoader loader(Path folder) throws IOException {
    ClassLoader own = PeerJars.class.getClassLoader();
    return new URLClassLoader("peers", folder == null ? new URL[0] : jars(folder), own);
  }

  private static URL[] jars(Path folder) throws IOException {
    List<URL> jars = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
          jars.add(url(file));
        }
      }
    }
    if (jars.isEmpty()) {
      throw new IllegalArgumentException(
          ("%s holds no engines to compare with; in Litmill's source folder `%s` puts them into"
                  + " model-store/bench/target/peers")
              .formatted(folder, BUILD));
    }
    return jars.toArray(URL[]::new);
  }

  private static URL url(Path file) throws MalformedURLException {
    return file.toUri().toURL();
  }
}
