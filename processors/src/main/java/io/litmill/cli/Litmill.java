package io.litmill.cli;

import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: parses the command line and runs one command. */
@QuarkusMain
@Command(
    name = "litmill",
    mixinStandardHelpOptions = true,
    description = "PubMed records in, knowledge triplets and document labels out.")
public final class Litmill implements Runnable {
  @Spec private CommandSpec spec;

  public static void main(String... args) {
    System.exit(new CommandLine(new Litmill()).execute(args));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
