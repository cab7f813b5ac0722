package io.litmill.cli;

import io.litmill.replay.Deployment;
import io.litmill.replay.Drop;
import io.litmill.replay.RunId;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code litmill replay drop}. */
@Command(
    name = "drop",
    mixinStandardHelpOptions = true,
    description = {
      "Removes a run: its topics, its schemas in the registry, its consumer group, its state on"
          + " this machine. What it promoted stays.",
      "Prints what was removed, a line each."
    })
final class ReplayDropCommand implements Callable<Integer> {
  @Mixin private DeploymentOptions options;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "Name of the run")
  private String id;

  @Override
  public Integer call() throws IOException {
    Deployment deployment = Deployment.of(options.configuration());
    new Drop(deployment).drop(new RunId(id)).forEach(spec.commandLine().getOut()::println);
    return 0;
  }
}
