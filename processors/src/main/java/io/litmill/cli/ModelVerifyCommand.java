package io.litmill.cli;

import io.litmill.bundle.Bundle;
import io.litmill.bundle.BundleException;
import io.litmill.bundle.BundleVerification;
import io.litmill.bundle.ModelStore.Contents;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    PrintWriter err = spec.commandLine().getErr();
    Contents contents = contents();
    int failed = contents.unreadable().size();
    contents.unreadable().forEach(e -> out.println("FAILED  " + e.getMessage()));
    if (contents.bundles().isEmpty() && failed == 0) {
      err.println("no bundles in " + store.store().folders());
    }
    for (Bundle bundle : contents.bundles()) {
      try {
        BundleVerification verified = BundleVerification.of(bundle);
        out.printf(
            Locale.ROOT,
            "ok      %s  %d files, %d golden values, largest difference %.1e, SavedModel %.1e%n",
            bundle.id(),
            bundle.manifest().files().size(),
            verified.golden().values(),
            verified.golden().maxDifference(),
            verified.savedModel().maxDifference());
      } catch (BundleException e) {
        failed++;
        out.println("FAILED  " + bundle.id() + "  " + e.getMessage());
      }
    }
    return failed == 0 ? 0 : 1;
  }

  private Contents contents() throws IOException {
    if (references.isEmpty()) {
      return store.store().contents();
    }
    List<Bundle> bundles = new ArrayList<>();
    for (String reference : references) {
      bundles.add(store.store().find(reference));
    }
    return new Contents(bundles, List.of());
  }
}
