package io.litmill.replay;

import io.litmill.annotation.Annotator;
import io.litmill.topology.StreamListener;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.clients.admin.Admin;

/** Has a run read what the live stream has read. */
final class CatchUp {
  private final Deployment deployment;
  private final Replay replay;
  private final Clock clock;
  private final Admin admin;
  private final Optional<PmidList> pmids;
  private final Promotion.AnnotatorSource annotators;

  /**
   * @param pmids those that the run is restricted to
   */
  CatchUp(
      Deployment deployment,
      Replay replay,
      Clock clock,
      Admin admin,
      Optional<PmidList> pmids,
      Promotion.AnnotatorSource annotators) {
    this.deployment = deployment;
    this.replay = replay;
    this.clock = clock;
    this.admin = admin;
    this.pmids = pmids;
    this.annotators = annotators;
  }

  /**
   * Finishes a run and, if it is to end now and not earlier, goes on to the offsets that the live
   * stream has committed.
   *
   * @param rate as in {@link ReplayRequest}
   * @return the run as it is now
   */
  ReplayRun to(ReplayRun run, OptionalDouble rate, ReplayListener progress)
      throws IOException, InterruptedException {
    ReplayRun finished = run.isFinished() ? run : finish(run, rate, progress);
    if (!(Point.parse(run.to(), clock.instant()) instanceof Point.Now)) {
      return finished;
    }
    Map<Integer, Long> live =
        new RunGroup(admin, deployment.settings().applicationId())
            .committed(deployment.topics().citations().name());
    live.keySet().retainAll(run.ends().keySet());
    if (live.entrySet().stream().allMatch(e -> e.getValue() <= run.ends().get(e.getKey()))) {
      return finished;
    }
    requireAtRest(finished);
    return finish(replay.extend(admin, finished, live), rate, progress);
  }

  private ReplayRun finish(ReplayRun run, OptionalDouble rate, ReplayListener progress)
      throws IOException, InterruptedException {
    try (Annotator annotator = annotators.open(run)) {
      ReplayRequest request = ReplayRequest.of(run, pmids, rate);
      ReplayRun finished = replay.run(request, annotator, StreamListener.NONE, progress);
      if (!finished.isFinished()) {
        throw new ReplayException("stopped; the same command goes on");
      }
      return finished;
    }
  }

  /**
   * @throws ReplayException if the run is at work elsewhere
   */
  void requireAtRest(ReplayRun run) {
    int members = new RunGroup(admin, run.applicationId()).members();
    if (members > 0) {
      throw new ReplayException(
          "replay %s is still at work: group %s has %d members; stop it, then promote again"
              .formatted(run.id(), run.applicationId(), members));
    }
  }
}
