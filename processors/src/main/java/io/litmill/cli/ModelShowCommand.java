package io.litmill.cli;

import io.litmill.bundle.Bundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code litmill model show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows the id, the folder and the manifest of a model bundle.")
final class ModelShowCommand implements Callable<Integer> {
  @Mixin private StoreOption store;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "BUNDLE", description = "Folder, id or name of a bundle")
  private String reference;

  @Override
  public Integer call() throws IOException {
    Bundle bundle = store.store().find(reference);
    PrintWriter out = spec.commandLine().getOut();
    out.println("id      " + bundle.id());
    out.println("folder  " + bundle.folder());
    out.println(bundle.manifestJson());
    return 0;
  }
}
