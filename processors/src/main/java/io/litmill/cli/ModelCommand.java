package io.litmill.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code litmill model}. */
@Command(
    name = "model",
    mixinStandardHelpOptions = true,
    description = "Imports, checks, scores and shows model bundles.",
    subcommands = {
      ModelImportCommand.class,
      ModelFinetuneCommand.class,
      ModelVerifyCommand.class,
      ModelListCommand.class,
      ModelShowCommand.class,
      ModelEvaluateCommand.class
    })
final class ModelCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
