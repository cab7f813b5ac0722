package io.litmill.replay;

import io.litmill.annotation.Annotator;
import io.litmill.topology.StreamListener;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Makes a run the live truth: the live topics receive what differs, and the live ledger what the
 * run's says, article by article in transactions. The live application must be stopped; started
 * again with the run's pipeline it goes on from there.
 *
 * <p>Killed at any point, the same call again does the rest.
 */
public final class Promotion {
  /** While the live application is stopped, nothing is to be spared. */
  private static final OptionalDouble NO_BOUNDS = OptionalDouble.of(0);

  private final Deployment deployment;
  private final ReplayRuns runs;
  private final Replay replay;
  private final PartitionScan scan;
  private final StreamListener listener;
  private final Clock clock;

  /** Opens the annotator of a run, if there is something left to be mined. */
  public interface AnnotatorSource {
    Annotator open(ReplayRun run) throws IOException;
  }

  /**
   * @param listener hears of the triplets and labels that are sent
   */
  public Promotion(Deployment deployment, StreamListener listener, Clock clock) {
    this.listener = listener;
    this.deployment = deployment;
    this.runs = new ReplayRuns(deployment);
    this.replay = new Replay(deployment, clock);
    this.scan = new PartitionScan(deployment.client());
    this.clock = clock;
  }

  /**
   * Finishes the run, has it catch up with what the live stream has read since, and promotes it.
   *
   * @param pmids those that the run is restricted to
   * @param progress of what is left to be mined
   * @return what was changed by this call
   * @throws ReplayException if there is no such run, or the live application is at work
   */
  public Promoted promote(
      RunId id, Optional<PmidList> pmids, AnnotatorSource annotators, ReplayListener progress)
      throws IOException, InterruptedException {
    try (Admin admin = Admin.create(deployment.client())) {
      ReplayRun known = runs.get(id);
      requireLiveLedger(known);
      CatchUp catchUp = new CatchUp(deployment, replay, clock, admin, pmids, annotators);
      ReplayRun near = catchUp.to(known, OptionalDouble.empty(), progress);
      try (LiveLock lock = LiveLock.take(deployment.client(), liveId(), citations(near))) {
        ReplayRun level =
            catchUp.to(
                near,
                NO_BOUNDS,
                (done, total) -> {
                  lock.hold();
                  progress.progress(done, total);
                });
        catchUp.requireAtRest(level);
        Promoted promoted =
            new LedgerHandOver(deployment, scan, listener, clock).write(admin, level, lock);
        runs.put(level.atRate(known.rate()).promotedAt(clock.instant().toString()));
        return promoted;
      }
    }
  }

  private String liveId() {
    return deployment.settings().applicationId();
  }

  private Set<TopicPartition> citations(ReplayRun run) {
    String topic = deployment.topics().citations().name();
    return run.ends().keySet().stream()
        .map(partition -> new TopicPartition(topic, partition))
        .collect(Collectors.toUnmodifiableSet());
  }

  private void requireLiveLedger(ReplayRun run) {
    String topic = Deployment.ledgerTopic(liveId());
    int partitions;
    try {
      partitions = scan.partitions(topic);
    } catch (UnknownTopicOrPartitionException e) {
      throw new ReplayException(
          "the live application %s has no ledger (%s) yet: it never ran, so there is nothing to take the place of"
              .formatted(liveId(), topic));
    }
    if (partitions != run.ends().size()) {
      throw new ReplayException(
          "%s has %d partitions and the run %d: replay again, under another run id"
              .formatted(topic, partitions, run.ends().size()));
    }
  }

  /** Tells {@link #promote} to end before its time, if it mines; for another thread. */
  public void stop() {
    replay.stop();
  }
}
