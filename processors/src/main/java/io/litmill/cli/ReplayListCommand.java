package io.litmill.cli;

import io.litmill.replay.Deployment;
import io.litmill.replay.ReplayRun;
import io.litmill.replay.ReplayRuns;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code litmill replay list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the runs that were not dropped, a line each.")
final class ReplayListCommand implements Callable<Integer> {
  @Mixin private DeploymentOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    for (ReplayRun run : new ReplayRuns(Deployment.of(options.configuration())).all()) {
      out.printf(
          "%s\tfrom %s to %s\tbegun %s\t%s\t%s%n",
          run.id(),
          run.from(),
          run.to(),
          run.begun(),
          run.isFinished() ? "finished " + run.finished() : "not finished",
          run.promoted() == null ? "not promoted" : "promoted " + run.promoted());
    }
    out.flush();
    return 0;
  }
}
