package io.litmill.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code litmill concepts}. */
@Command(
    name = "concepts",
    mixinStandardHelpOptions = true,
    description = "Makes the dictionary that links mentions to concepts, and looks names up in it.",
    subcommands = {ConceptsBuildCommand.class, ConceptsLookupCommand.class})
final class ConceptsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
