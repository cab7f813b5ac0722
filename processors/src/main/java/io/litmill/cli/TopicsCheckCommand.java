package io.litmill.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code litmill topics check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Compares topics, schemas and compatibility levels with what this Litmill needs.",
      "Prints what differs, a line each, and fails if anything does."
    })
final class TopicsCheckCommand implements Callable<Integer> {
  @Mixin private ProvisioningOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    return options.with(
        (provisioning, catalogue) -> {
          List<String> differences = provisioning.differences(catalogue);
          differences.forEach(out::println);
          if (differences.isEmpty()) {
            out.println("all topics and schemas are as they should be");
          }
          return differences.isEmpty() ? 0 : 1;
        });
  }
}
