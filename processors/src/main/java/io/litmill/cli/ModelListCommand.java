package io.litmill.cli;

import io.litmill.bundle.Bundle;
import io.litmill.bundle.Manifest;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
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
    List<Bundle> bundles = store.store().list();
    int width = bundles.stream().mapToInt(bundle -> bundle.id().length()).max().orElse(0);
    for (Bundle bundle : bundles) {
      Manifest manifest = bundle.manifest();
      out.printf(
          "%-" + width + "s  %-12s  %-10s  %6.1f M  %s%n",
          bundle.id(),
          manifest.model().task().optionName(),
          manifest.model().architecture().family().modelType(),
          manifest.parameters() / 1e6,
          String.join(" ", manifest.model().labels()));
    }
    if (bundles.isEmpty()) {
      spec.commandLine().getErr().println("no bundles in " + store.store().folders());
    }
    return 0;
  }
}
