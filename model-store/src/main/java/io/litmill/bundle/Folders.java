package io.litmill.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders that come and go as a whole. */
final class Folders {
  private Folders() {}

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }

  /** Moves a folder into the place of another, which is deleted where it exists. */
  static void replace(Path folder, Path target) throws IOException {
    if (!Files.exists(target)) {
      Files.move(folder, target);
      return;
    }
    Path aside = Files.createTempDirectory(target.getParent(), ".replaced-");
    Files.move(target, aside.resolve("old"));
    try {
      Files.move(folder, target);
    } catch (IOException e) {
      Files.move(aside.resolve("old"), target);
      throw e;
    }
    delete(aside);
  }
}
