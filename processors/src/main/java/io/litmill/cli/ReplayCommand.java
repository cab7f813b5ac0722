package io.litmill.cli;

import io.litmill.annotation.Annotator;
import io.litmill.mill.Observation;
import io.litmill.mill.ObservedApplication;
import io.litmill.mill.OrderlyEnd;
import io.litmill.replay.Deployment;
import io.litmill.replay.PmidList;
import io.litmill.replay.Point;
import io.litmill.replay.Replay;
import io.litmill.replay.ReplayListener;
import io.litmill.replay.ReplayRequest;
import io.litmill.replay.ReplayRun;
import io.litmill.replay.ReportReading;
import io.litmill.replay.RunId;
import io.litmill.settings.Configuration;
import io.litmill.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code litmill replay}. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Mines the citations of the past with another pipeline, beside the live stream: with topics,"
          + " offsets and state of its own. Ends at the end that the topic had when it began, with"
          + " a report of what differs from the live facts.",
      "Stopped or killed, the same command goes on. `promote` makes the run the live truth, `drop`"
          + " removes it.",
      "With litmill.replay.http-port, health is at /q/health and metrics are at /q/metrics"
          + " meanwhile."
    },
    subcommands = {
      ReplayPromoteCommand.class,
      ReplayDropCommand.class,
      ReplayReportCommand.class,
      ReplayListCommand.class
    })
final class ReplayCommand implements Callable<Integer> {
  @Mixin private DeploymentOptions deployment;
  @Mixin private ReplayPipelineOptions pipeline;
  @Mixin private ReplayReportOptions report;
  @Spec private CommandSpec spec;

  @Option(names = "--run-id", paramLabel = "ID", description = "Name of the run; required")
  private String id;

  @Option(
      names = "--from",
      paramLabel = "POINT",
      defaultValue = "earliest",
      description = {"Where to begin, by default earliest. POINT is " + Point.ALLOWED + "."})
  private String from;

  @Option(
      names = "--to",
      paramLabel = "POINT",
      defaultValue = "now",
      description = "Where to end, by default now: the end at the first start")
  private String to;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description =
          "Most records a second, of each instance, so that the machine has time for other work;"
              + " 0: as many as can be. Without it, a run that is begun knows no bounds, and one"
              + " that goes on keeps its own")
  private Double rate;

  @Option(
      names = "--with-live",
      description = {
        "Be an instance of the live application meanwhile, as `litmill run` with the same"
            + " configuration, and go on as one until stopped: both share the device, live work"
            + " first, and a bundle that both pipelines name is loaded once. Health and metrics are"
            + " those of the live stream, at litmill.http.port.",
        "If the live stream or the replay fails, both stop in order, and the exit code is 1."
      })
  private boolean withLive;

  @Override
  public Integer call() throws Exception {
    ReplayRequest request = request();
    ReplayParts parts = pipeline.parts(deployment);
    Deployment live = parts.deployment();
    if (withLive) {
      return besideLive(request, parts, live);
    }
    return parts.observed(observation -> replay(request, parts, live, observation));
  }

  private int besideLive(ReplayRequest request, ReplayParts parts, Deployment live)
      throws Exception {
    Configuration configuration = deployment.configuration();
    ReplayBesideLive both =
        new ReplayBesideLive(configuration, parts, request, spec.commandLine().getErr());
    return ObservedApplication.launch(
        observation -> {
          try (OrderlyEnd end = OrderlyEnd.awaited()) {
            return both.run(observation, end, run -> print(live, run));
          }
        },
        configuration.get(Settings.HTTP_HOST),
        configuration.get(Settings.HTTP_PORT));
  }

  private int replay(
      ReplayRequest request, ReplayParts parts, Deployment live, Observation observation)
      throws IOException, InterruptedException {
    Replay replay = new Replay(live, Clock.systemUTC());
    ReplayRun run;
    try (ReplayBar bar = new ReplayBar(spec.commandLine().getErr(), id);
        Annotator annotator = parts.annotator(observation.engine());
        OrderlyEnd end = OrderlyEnd.calling(replay::stop)) {
      ReplayListener progress =
          new ObservedReplay(bar, observation, live.topics().citations().name());
      run = replay.run(request, annotator, observation.stream(), progress);
      if (!run.isFinished()) {
        bar.close();
        spec.commandLine().getErr().println("litmill: stopped; the same command goes on");
        return 1; // said while the guard still keeps the program from ending
      }
    }
    print(live, run);
    return 0;
  }

  private void print(Deployment live, ReplayRun run) throws IOException {
    report.print(new ReportReading(live).report(run), spec.commandLine().getOut());
  }

  private ReplayRequest request() throws IOException {
    if (id == null) {
      throw new ParameterException(spec.commandLine(), "--run-id is missing");
    }
    if (rate != null && !(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new ParameterException(
          spec.commandLine(),
          "--rate %s: records a second, or 0 for as many as can be".formatted(rate));
    }
    RunId runId = allowed(() -> new RunId(id));
    allowed(() -> Point.parse(from, Instant.now()));
    allowed(() -> Point.parse(to, Instant.now()));
    Optional<PmidList> pmids = pipeline.pmids();
    return new ReplayRequest(
        runId,
        from,
        to,
        pipeline.file(deployment).map(Path::toString),
        pmids,
        rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate));
  }

  private <T> T allowed(Callable<T> value) {
    try {
      return value.call();
    } catch (Exception e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
