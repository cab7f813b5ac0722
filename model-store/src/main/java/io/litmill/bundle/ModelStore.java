package io.litmill.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folders that hold bundles, each in a folder of its own. The first folder is the one that imports
 * write into.
 */
public record ModelStore(List<Path> folders) {
  public ModelStore {
    folders = List.copyOf(folders);
    if (folders.isEmpty()) {
      throw new IllegalArgumentException("a store needs a folder");
    }
  }

  public Path target() {
    return folders.get(0);
  }

  /** All bundles, by folder and name. */
  public List<Bundle> list() throws IOException {
    List<Bundle> bundles = new ArrayList<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> children = Files.list(folder)) {
          for (Path child : (Iterable<Path>) children.sorted()::iterator) {
            if (Files.isRegularFile(child.resolve(Bundle.MANIFEST))) {
              bundles.add(Bundle.open(child));
            }
          }
        }
      }
    }
    return bundles;
  }

  /**
   * Finds a bundle by its folder, its id, or its name.
   *
   * @throws BundleException if there is none; it lists what there is
   */
  public Bundle find(String reference) throws IOException {
    if (Files.isRegularFile(Path.of(reference).resolve(Bundle.MANIFEST))) {
      return Bundle.open(Path.of(reference));
    }
    List<Bundle> bundles = list();
    for (Bundle bundle : bundles) {
      if (bundle.id().equals(reference) || bundle.manifest().name().equals(reference)) {
        return bundle;
      }
    }
    String known =
        bundles.isEmpty()
            ? "the store is empty; `litmill model import` fills it"
            : "known are " + String.join(", ", bundles.stream().map(Bundle::id).toList());
    throw new BundleException("no bundle " + reference + " in " + folders + ": " + known);
  }
}
