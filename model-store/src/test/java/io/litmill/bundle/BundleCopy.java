package io.litmill.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Copies of bundles for tests that damage them. */
public final class BundleCopy {
  private BundleCopy() {}

  /** Copies a folder with all that is in it. */
  public static Path of(Path folder, Path target) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.toList();
    }
    for (Path file : files) {
      Files.copy(file, target.resolve(folder.relativize(file).toString()));
    }
    return target;
  }

  /** Lists the files as they are now in the manifest, as whoever changed them on purpose would. */
  public static Bundle signed(Path folder) throws IOException {
    return rewritten(folder, manifest -> manifest);
  }

  /** Changes the manifest, and lists the files as they are now. */
  public static Bundle rewritten(Path folder, UnaryOperator<Manifest> change) throws IOException {
    Manifest manifest = change.apply(Bundle.open(folder).manifest());
    Manifest signed =
        manifest.completed(manifest.drift(), Digests.ofFolder(folder, Bundle.MANIFEST));
    Bundle.JSON.writeValue(folder.resolve(Bundle.MANIFEST).toFile(), signed);
    return Bundle.open(folder);
  }

  /** The manifest with another precision. */
  public static Manifest with(Manifest manifest, Manifest.Precision precision) {
    return new Manifest(
        manifest.format(),
        manifest.name(),
        manifest.model(),
        manifest.maxTokens(),
        manifest.weightType(),
        manifest.parameters(),
        precision,
        manifest.thresholds(),
        manifest.pairs(),
        manifest.drift(),
        manifest.source(),
        manifest.card(),
        manifest.files());
  }

  /** A file of the bundle that holds numbers of its weights. */
  public static Path weights(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("variables"))) {
      return files.filter(file -> file.toString().contains(".data-")).sorted().findFirst().get();
    }
  }

  /** Replaces text in a file that must hold it. */
  public static void replace(Path file, String from, String to) throws IOException {
    String content = Files.readString(file);
    if (!content.contains(from)) {
      throw new AssertionError(file + " does not hold " + from);
    }
    Files.writeString(file, content.replace(from, to));
  }
}
