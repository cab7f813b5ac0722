package io.litmill.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code litmill topics}. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description = "Makes and checks the topics and the schemas of a deployment.",
    subcommands = {TopicsCreateCommand.class, TopicsCheckCommand.class})
final class TopicsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
