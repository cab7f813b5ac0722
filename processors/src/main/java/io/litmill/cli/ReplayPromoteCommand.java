package io.litmill.cli;

import io.litmill.mill.OrderlyEnd;
import io.litmill.replay.Deployment;
import io.litmill.replay.PmidList;
import io.litmill.replay.Promoted;
import io.litmill.replay.Promotion;
import io.litmill.replay.ReplayRun;
import io.litmill.replay.ReplayRuns;
import io.litmill.replay.RunId;
import io.litmill.topology.StreamListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code litmill replay promote}. */
@Command(
    name = "promote",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a run the live truth: has it catch up with the live stream, sends what differs to the"
          + " live topics, and hands its ledger over. The live application must be stopped for it;"
          + " then start it with the run's pipeline.",
      "Stopped or killed, the same command does the rest."
    })
final class ReplayPromoteCommand implements Callable<Integer> {
  @Mixin private DeploymentOptions deployment;
  @Mixin private ReplayPipelineOptions options;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "Name of the run")
  private String id;

  @Override
  public Integer call() throws IOException, InterruptedException {
    RunId runId = new RunId(id);
    Deployment live = Deployment.of(deployment.configuration());
    ReplayRun run = new ReplayRuns(live).get(runId);
    Promotion promotion = new Promotion(live, StreamListener.NONE, Clock.systemUTC());
    Optional<Path> pipeline = options.file().or(() -> run.pipelinePath().map(Path::of));
    ReplayParts parts = ReplayPipelineOptions.parts(deployment, pipeline);
    Promoted promoted;
    try (ReplayBar bar = new ReplayBar(spec.commandLine().getErr(), id);
        OrderlyEnd end = OrderlyEnd.calling(promotion::stop)) {
      promoted = promotion.promote(runId, pmids(run), any -> parts.annotator(), bar);
    }
    print(promoted, pipeline);
    return 0;
  }

  private Optional<PmidList> pmids(ReplayRun run) throws IOException {
    Optional<PmidList> given = options.pmids();
    return given.isPresent() || run.pmidsPath().isEmpty()
        ? given
        : Optional.of(PmidList.read(Path.of(run.pmidsPath().get())));
  }

  private void print(Promoted promoted, Optional<Path> pipeline) {
    spec.commandLine()
        .getOut()
        .println(
            String.format(
                Locale.ROOT,
                "promoted %,d articles: triplets %,d added, %,d changed, %,d withdrawn; labels %,d"
                    + " added, %,d changed, %,d withdrawn",
                promoted.articles(),
                promoted.tripletChanges("added"),
                promoted.tripletChanges("changed"),
                promoted.tripletChanges("withdrawn"),
                promoted.labelChanges("added"),
                promoted.labelChanges("changed"),
                promoted.labelChanges("withdrawn")));
    spec.commandLine()
        .getOut()
        .println(
            pipeline
                .map(path -> "now start the live application with litmill.pipeline = " + path)
                .orElse("now start the live application with the pipeline that ships"));
  }
}
