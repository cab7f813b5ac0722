package io.litmill.cli;

import io.litmill.bundle.Bundle;
import io.litmill.bundle.BundleException;
import io.litmill.bundle.BundleVerification;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code litmill model verify}. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Checks bundles: the digests of their files, the operations of their graphs, and that they"
            + " still compute their golden outputs, through Litmill and through the SavedModel.")
final class ModelVerifyCommand implements Callable<Integer> {
  @Mixin private StoreOption store;
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "BUNDLE",
      arity = "0..*",
      description = "Folders, ids or names of bundles; all of the store if none is given")
  private List<String> references = List.of();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    int failed = 0;
    for (Bundle bundle : bundles()) {
      try {
        BundleVerification verified = BundleVerification.of(bundle);
        out.printf(
            "ok      %s  %d files, %d golden values, largest difference %.1e, SavedModel %.1e%n",
            bundle.id(),
            bundle.manifest().files().size(),
            verified.golden().values(),
            verified.golden().maxDifference(),
            verified.savedModel().maxDifference());
      } catch (BundleException e) {
        failed++;
        out.printf("FAILED  %s  %s%n", bundle.id(), e.getMessage());
      }
    }
    return failed == 0 ? 0 : 1;
  }

  private List<Bundle> bundles() throws IOException {
    if (references.isEmpty()) {
      return store.store().list();
    }
    List<Bundle> bundles = new ArrayList<>();
    for (String reference : references) {
      bundles.add(store.store().find(reference));
    }
    return bundles;
  }
}
