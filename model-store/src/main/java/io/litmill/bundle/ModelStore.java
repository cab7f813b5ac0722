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

  /**
   * The folders of a user, then the bundles that ship with the program, whose folder the system
   * property {@code litmill.home} names.
   */
  public static ModelStore withShipped(List<Path> users) {
    List<Path> folders = new ArrayList<>(users);
    String home = System.getProperty("litmill.home");
    if (home != null) {
      folders.add(Path.of(home, "model-store", "models"));
    }
    return new ModelStore(folders);
  }

  /** The folder that imports write into. */
  public Path target() {
    return folders.get(0);
  }

  /**
   * What a store holds, by folder and name.
   *
   * @param unreadable one for each folder whose manifest cannot be read
   */
  public record Contents(List<Bundle> bundles, List<BundleException> unreadable) {
    public Contents {
      bundles = List.copyOf(bundles);
      unreadable = List.copyOf(unreadable);
    }
  }

  /** Opens all bundles; one that cannot be read does not hide the others. */
  public Contents contents() throws IOException {
    List<Bundle> bundles = new ArrayList<>();
    List<BundleException> unreadable = new ArrayList<>();
    for (Path child : bundleFolders()) {
      try {
        bundles.add(Bundle.open(child));
      } catch (BundleException e) {
        unreadable.add(e);
      }
    }
    return new Contents(bundles, unreadable);
  }

  private List<Path> bundleFolders() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> children = Files.list(folder)) {
          children.filter(ModelStore::holdsBundle).sorted().forEach(found::add);
        }
      }
    }
    return found;
  }

  /** A hidden folder is one that an import is writing. */
  private static boolean holdsBundle(Path folder) {
    return !folder.getFileName().toString().startsWith(".")
        && Files.isRegularFile(folder.resolve(Bundle.MANIFEST));
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
    Contents contents = contents();
    for (Bundle bundle : contents.bundles()) {
      if (bundle.id().equals(reference) || bundle.manifest().name().equals(reference)) {
        return bundle;
      }
    }
    throw new BundleException("no bundle " + reference + " in " + folders + ": " + known(contents));
  }

  private static String known(Contents contents) {
    List<String> ids = contents.bundles().stream().map(Bundle::id).toList();
    StringBuilder known =
        new StringBuilder(
            ids.isEmpty()
                ? "there is none; `litmill model import` makes one"
                : "known are " + String.join(", ", ids));
    contents.unreadable().forEach(e -> known.append("\n  unreadable: ").append(e.getMessage()));
    return known.toString();
  }
}
