package io.litmill.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code litmill topics create}. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the topics that are missing, sets what differs in the others, registers the schemas and"
          + " sets their compatibility to FULL_TRANSITIVE. Run again, it changes nothing.",
      "Prints what it did; what it cannot mend is a failure."
    })
final class TopicsCreateCommand implements Callable<Integer> {
  @Mixin private ProvisioningOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    return options.with(
        (provisioning, catalogue) -> {
          List<String> done = provisioning.create(catalogue);
          done.forEach(out::println);
          List<String> left = provisioning.differences(catalogue);
          left.forEach(out::println);
          if (done.isEmpty() && left.isEmpty()) {
            out.println("nothing to do");
          }
          return left.isEmpty() ? 0 : 1;
        });
  }
}
