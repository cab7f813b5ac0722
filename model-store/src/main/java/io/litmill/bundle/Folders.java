package io.litmill.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/** Folders that come and go as a whole. */
public final class Folders {
  private Folders() {}

  /**
   * A path next to {@code target} that is not taken. Folders made there can be read by whoever may
   * read the target's; those that Java calls temporary could be read by their owner only.
   */
  static Path beside(Path target, String prefix) {
    return target.resolveSibling(prefix + UUID.randomUUID());
  }

  /** Deletes a folder with all in it; one that is not there is no matter. */
  public static void delete(Path folder) throws IOException {
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
    Path aside = beside(target, ".replaced-");
    Files.move(target, aside);
    try {
      Files.move(folder, target);
    } catch (IOException e) {
      Files.move(aside, target);
      throw e;
    }
    delete(aside);
  }
}
