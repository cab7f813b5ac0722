package io.litmill.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code litmill bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures the speed and the memory of Litmill on this machine.",
    subcommands = {
      BenchInferenceCommand.class,
      BenchMemoryCommand.class,
      BenchParseCommand.class,
      BenchTrainingCommand.class,
      BenchAnnotateCommand.class,
      BenchStreamCommand.class,
      BenchStateCommand.class
    })
final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
