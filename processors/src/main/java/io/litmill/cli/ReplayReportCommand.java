package io.litmill.cli;

import io.litmill.replay.Deployment;
import io.litmill.replay.ReplayRuns;
import io.litmill.replay.ReportReading;
import io.litmill.replay.RunId;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code litmill replay report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Compares what a run has found with what is live now.")
final class ReplayReportCommand implements Callable<Integer> {
  @Mixin private DeploymentOptions options;
  @Mixin private ReplayReportOptions report;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "Name of the run")
  private String id;

  @Override
  public Integer call() throws IOException {
    Deployment deployment = Deployment.of(options.configuration());
    report.print(
        new ReportReading(deployment).report(new ReplayRuns(deployment).get(new RunId(id))),
        spec.commandLine().getOut());
    return 0;
  }
}
