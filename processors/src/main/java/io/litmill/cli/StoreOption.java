package io.litmill.cli;

import io.litmill.bundle.ModelStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where bundles are looked for: the user's store first, then the bundles Litmill ships with. */
final class StoreOption {
  @Option(
      names = "--store",
      paramLabel = "DIR",
      description =
          "Folder of the user's model bundles; LITMILL_STORE sets it too. Default: ${DEFAULT-VALUE}",
      defaultValue = "${env:LITMILL_STORE:-${sys:user.home}/.litmill/models}")
  private Path folder;

  ModelStore store() {
    List<Path> folders = new ArrayList<>();
    folders.add(folder);
    String home = System.getProperty("litmill.home");
    if (home != null) {
      folders.add(Path.of(home, "model-store", "models"));
    }
    return new ModelStore(folders);
  }
}
