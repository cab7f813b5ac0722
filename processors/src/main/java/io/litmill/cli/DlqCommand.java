package io.litmill.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code litmill dlq}. */
@Command(
    name = "dlq",
    mixinStandardHelpOptions = true,
    description = "Lists the records that could not be processed, and sends them again.",
    subcommands = {DlqListCommand.class, DlqRedriveCommand.class})
final class DlqCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
