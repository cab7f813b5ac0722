package io.litmill.cli;

import io.litmill.bundle.ModelStore;
import java.nio.file.Path;
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
    return ModelStore.withShipped(List.of(folder));
  }
}
