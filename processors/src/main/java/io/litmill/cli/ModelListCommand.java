package io.litmill.cli;

import io.litmill.bundle.Bundle;
import io.litmill.bundle.Manifest;
import io.litmill.bundle.ModelStore.Contents;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code litmill model list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the model bundles of the store: id, task, family, size, labels.")
final class ModelListCommand implements Callable<Integer> {
  @Mixin private StoreOption store;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Contents contents = store.store().contents();
    List<Bundle> bundles = contents.bundles();
    int width = bundles.stream().mapToInt(bundle -> bundle.id().length()).max().orElse(0);
    for (Bundle bundle : bundles) {
      Manifest manifest = bundle.manifest();
      out.printf(
          Locale.ROOT,
          "%-" + width + "s  %-12s  %-10s  %6.1f M  %s%n",
          bundle.id(),
          manifest.model().task().optionName(),
          manifest.model().architecture().family().modelType(),
          manifest.parameters() / 1e6,
          String.join(", ", manifest.model().labels()));
    }
    if (bundles.isEmpty()) {
      err.println("no bundles in " + store.store().folders());
    }
    contents.unreadable().forEach(e -> err.println("unreadable: " + e.getMessage()));
    return 0;
  }
}
