package io.litmill.replay;

import io.litmill.annotation.Annotator;
import io.litmill.ledger.Adoption;
import io.litmill.ledger.Pipeline;
import io.litmill.ledger.PipelineMark;
import io.litmill.topology.FactOutputs;
import io.litmill.topology.StreamListener;
import io.litmill.triplets.TripletKeys;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
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
      CatchUp catchUp = new CatchUp(admin, pmids, annotators);
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
        requireAtRest(admin, level);
        Promoted promoted = write(admin, level, lock);
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

  private static void requireAtRest(Admin admin, ReplayRun run) {
    int members = new RunGroup(admin, run.applicationId()).members();
    if (members > 0) {
      throw new ReplayException(
          "replay %s is still at work: group %s has %d members; stop it, then promote again"
              .formatted(run.id(), run.applicationId(), members));
    }
  }

  /** Has a run read what the live stream has read. */
  private final class CatchUp {
    private final Admin admin;
    private final Optional<PmidList> pmids;
    private final AnnotatorSource annotators;

    CatchUp(Admin admin, Optional<PmidList> pmids, AnnotatorSource annotators) {
      this.admin = admin;
      this.pmids = pmids;
      this.annotators = annotators;
    }

    ReplayRun to(ReplayRun run, OptionalDouble rate, ReplayListener progress)
        throws IOException, InterruptedException {
      ReplayRun finished = run.isFinished() ? run : finish(run, rate, progress);
      if (!(Point.parse(run.to(), clock.instant()) instanceof Point.Now)) {
        return finished;
      }
      Map<Integer, Long> live =
          new RunGroup(admin, liveId()).committed(deployment.topics().citations().name());
      live.keySet().retainAll(run.ends().keySet());
      if (live.entrySet().stream().allMatch(e -> e.getValue() <= run.ends().get(e.getKey()))) {
        return finished;
      }
      requireAtRest(admin, finished);
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
  }

  /** Tells {@link #promote} to end before its time, if it mines; for another thread. */
  public void stop() {
    replay.stop();
  }

  private Promoted write(Admin admin, ReplayRun run, LiveLock lock) {
    RunGroup live = new RunGroup(admin, liveId());
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(live.committed());
    offsets.values().removeIf(Objects::isNull);
    Map<Long, byte[]> pipelines = pipelines();
    Adoption adoption =
        new Adoption(
            deployment.settings().ledger().policy(),
            run.pipeline(),
            TripletKeys::of,
            digest -> Optional.ofNullable(pipelines.get(digest)).map(Pipeline::read));
    Promoted promoted = new Promoted(listener);
    try (PromotionProducer producer = new PromotionProducer(deployment, offsets)) {
      FactOutputs outputs =
          new FactOutputs(
              producer, deployment.settings().ledger().withdrawal(), promoted, clock::millis);
      mark(run, pipelines.keySet(), producer);
      producer.commit(lock);
      Map<Integer, Long> read = live.committed(deployment.topics().citations().name());
      for (int partition : run.ends().keySet()) {
        PartitionLedgers ledgers =
            PartitionLedgers.read(
                scan, deployment, run, partition, read.getOrDefault(partition, 0L));
        lock.hold();
        new PartitionPromotion(ledgers, adoption, producer, outputs, promoted, lock)
            .promote(scan, deployment.topics(run.runId()).annotations());
      }
    }
    return promoted;
  }

  /** All pipelines of the live ledger, by their digests. */
  private Map<Long, byte[]> pipelines() {
    Map<Long, byte[]> pipelines = new HashMap<>();
    scan.read(
        Deployment.pipelinesTopic(liveId()),
        Optional.empty(),
        record -> pipelines.put(ByteBuffer.wrap(record.key()).getLong(), record.value()));
    pipelines.remove(PipelineMark.KEY);
    return pipelines;
  }

  private static void mark(ReplayRun run, Set<Long> known, PromotionProducer producer) {
    Pipeline pipeline = run.pipeline();
    Set<Long> superseded = new TreeSet<>(known);
    superseded.remove(pipeline.digest());
    PipelineMark mark = new PipelineMark(run.id(), pipeline.digest(), superseded);
    for (int partition : run.ends().keySet()) {
      producer.pipeline(partition, pipeline.digest(), pipeline.toBytes());
      producer.pipeline(partition, PipelineMark.KEY, mark.toBytes());
    }
  }
}
