package io.litmill.cli;

import io.litmill.bundle.BundleException;
import io.litmill.checkpoint.CheckpointException;
import io.litmill.model.DeviceUnavailable;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.apache.kafka.common.KafkaException;
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
    versionProvider = Version.class,
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      IngestCommand.class,
      ReplayCommand.class,
      AnnotateCommand.class,
      ModelCommand.class,
      ConceptsCommand.class,
      TopicsCommand.class,
      DlqCommand.class,
      ExportCommand.class,
      SettingsCommand.class,
      BenchCommand.class
    },
    description = "PubMed records in, knowledge triplets and document labels out.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:success", "1:failure", "2:wrong usage"})
public final class Litmill implements Runnable {
  @Spec private CommandSpec spec;

  public static void main(String... args) {
    System.exit(execute(args));
  }

  /** Runs one command line and returns the exit code; writes UTF-8 whatever the locale. */
  static int execute(String... args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int exitCode = commandLine().setOut(out).setErr(err).execute(args);
    out.flush();
    err.flush();
    return exitCode;
  }

  static CommandLine commandLine() {
    return new CommandLine(new Litmill())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, line, parsed) -> report(failure, line.getErr()));
  }

  /** What the user can mend is said in a line; anything else is a defect and shows its trace. */
  private static int report(Exception failure, PrintWriter err) {
    if (failure instanceof NoSuchFileException missing) {
      err.println("litmill: no such file: " + missing.getFile());
    } else if (failure instanceof AccessDeniedException denied) {
      err.println("litmill: no permission for " + denied.getFile());
    } else if (failure instanceof BundleException
        || failure instanceof CheckpointException
        || failure instanceof DeviceUnavailable
        || failure instanceof IllegalArgumentException
        || failure instanceof KafkaException
        || failure instanceof IOException) {
      err.println("litmill: " + failure.getMessage());
    } else {
      failure.printStackTrace(err);
    }
    return 1;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
