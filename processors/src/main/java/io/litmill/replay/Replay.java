package io.litmill.replay;

import io.litmill.annotation.Annotator;
import io.litmill.provisioning.BrokerTopics;
import io.litmill.provisioning.Provisioning;
import io.litmill.provisioning.RegistrySubjects;
import io.litmill.scan.TopicScan;
import io.litmill.topics.Topic;
import io.litmill.topics.TopicCatalogue;
import io.litmill.topology.LitmillStream;
import io.litmill.topology.StreamListener;
import io.litmill.topology.StreamSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a replay: a stream of its own over the live citations, with topics, offsets and state of its
 * own, from its starts to its ends. What it needs to go on is kept in Kafka: the run in {@link
 * ReplayRuns}, the rest as any stream keeps it. So the same call again goes on after a kill, on any
 * machine, and several machines may run it at once.
 */
public final class Replay {
  private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Deployment deployment;
  private final ReplayRuns runs;
  private final Clock clock;
  private final CountDownLatch stop = new CountDownLatch(1);

  public Replay(Deployment deployment, Clock clock) {
    this.deployment = deployment;
    this.runs = new ReplayRuns(deployment);
    this.clock = clock;
  }

  /** Tells {@link #run} to end before its time; the next call goes on. For another thread. */
  public void stop() {
    stop.countDown();
  }

  /**
   * Begins a run or goes on with it, until it is at its ends or is stopped.
   *
   * @param annotator what articles are mined with; it stays open
   * @param listener hears what the stream does
   * @return the run as it is now
   * @throws ReplayException if a run of that name was asked for otherwise
   * @throws KafkaException if the stream fails
   */
  public ReplayRun run(
      ReplayRequest request, Annotator annotator, StreamListener listener, ReplayListener progress)
      throws InterruptedException {
    try (Admin admin = Admin.create(deployment.client())) {
      Optional<ReplayRun> known = runs.find(request.id());
      known.ifPresent(run -> SameRun.require(run, request, annotator));
      ReplayRun run =
          known.isPresent()
              ? atRate(known.get(), request.rate())
              : begin(admin, request, annotator);
      return run.isFinished() ? run : goOn(admin, run, request, annotator, listener, progress);
    }
  }

  /**
   * Refuses what {@link #run} would refuse.
   *
   * @throws ReplayException if a run of that name was asked for otherwise
   */
  public void requireSame(ReplayRequest request, Annotator annotator) {
    runs.find(request.id()).ifPresent(run -> SameRun.require(run, request, annotator));
  }

  /** A run goes on at the pace that it had, unless it is given another. */
  private ReplayRun atRate(ReplayRun run, OptionalDouble rate) {
    if (run.isFinished() || rate.isEmpty() || rate.equals(run.recordsPerSecond())) {
      return run;
    }
    ReplayRun paced = run.atRate(rate.getAsDouble());
    runs.put(paced);
    return paced;
  }

  private ReplayRun begin(Admin admin, ReplayRequest request, Annotator annotator) {
    String citations = deployment.topics().citations().name();
    CitationOffsets offsets =
        new CitationOffsets(admin, deployment.client(), citations, TopicScan.PATIENCE);
    Map<Integer, Long> starts = offsets.from(Point.parse(request.from(), clock.instant()));
    Map<Integer, Long> ends = offsets.to(Point.parse(request.to(), clock.instant()));
    ends.replaceAll((partition, end) -> Math.max(end, starts.get(partition)));
    ReplayRun run =
        new ReplayRun(
            request.id().text(),
            request.id().applicationId(deployment.settings().applicationId()),
            request.from(),
            request.to(),
            starts,
            ends,
            offsets.targets(starts, ends),
            request.pipelineFile().orElse(null),
            annotator.bundleIds(),
            annotator.dictionaryVersion(),
            ReplayRun.settings(annotator),
            request.pmids().map(PmidList::print).orElse(null),
            request.rate().orElse(0),
            clock.instant().toString(),
            null,
            null);
    runs.put(run);
    return run;
  }

  /**
   * Has a finished run read further: the next call of {@link #run} goes on to the new ends. Nothing
   * is done where it has read so far.
   *
   * @param ends offset behind the last that is to be taken
   * @return the run as it is now
   */
  ReplayRun extend(Admin admin, ReplayRun run, Map<Integer, Long> ends) {
    Map<Integer, Long> further = new TreeMap<>(run.ends());
    ends.forEach((partition, end) -> further.merge(partition, end, Math::max));
    if (further.equals(run.ends())) {
      return run;
    }
    String citations = deployment.topics().citations().name();
    // what it passed over behind its old ends is read again; first this, then the new ends
    new RunGroup(admin, run.applicationId()).set(citations, run.ends());
    Map<Integer, Long> targets =
        new CitationOffsets(admin, deployment.client(), citations, TopicScan.PATIENCE)
            .targets(run.ends(), further);
    ReplayRun extended = run.upTo(further, targets);
    runs.put(extended);
    return extended;
  }

  private ReplayRun goOn(
      Admin admin,
      ReplayRun run,
      ReplayRequest request,
      Annotator annotator,
      StreamListener listener,
      ReplayListener progress)
      throws InterruptedException {
    TopicCatalogue topics = deployment.topics(run.runId());
    StreamSettings settings = deployment.settings(run.runId());
    String citations = topics.citations().name();
    provision(admin, run, topics);
    new RunGroup(admin, run.applicationId()).setMissing(citations, run.starts());
    RecordPace pace = RecordPace.of(run.rate());
    ReplayGate gate = new ReplayGate(run, request.pmids(), pace);
    RunEnd end = new RunEnd(admin, deployment.client(), run, citations, settings.noticesTopic());
    try (LitmillStream stream = new LitmillStream(settings, annotator, topics, listener, gate)) {
      progress.started(stream);
      stream.start();
      LOG.info("replay {}: {} of {} offsets are done", run.id(), end.done(), end.total());
      boolean reached;
      try {
        reached = awaitEnd(stream, end, progress);
      } finally {
        pace.lift(); // so that the stream can stop at once
      }
      if (!reached) {
        return run;
      }
    } finally {
      progress.ended();
    }
    ReplayRun finished = run.finishedAt(clock.instant().toString());
    runs.put(finished);
    return finished;
  }

  /** Whether the end was reached; if not, the run was told to stop. */
  private boolean awaitEnd(LitmillStream stream, RunEnd end, ReplayListener progress)
      throws InterruptedException {
    while (!stop.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
      if (stream.failure().isPresent()) {
        Throwable failure = stream.failure().get();
        throw new KafkaException("the replay's stream failed: " + failure.getMessage(), failure);
      }
      progress.progress(end.done(), end.total());
      if (end.reached()) {
        return true;
      }
    }
    return false;
  }

  /**
   * As many partitions as the citations have: the ledgers of both are joined by partition. The live
   * citations are left as they are.
   */
  private void provision(Admin admin, ReplayRun run, TopicCatalogue topics) {
    int replication = deployment.settings().state().replication();
    BrokerTopics broker =
        new BrokerTopics(
            admin,
            OptionalInt.of(run.ends().size()),
            replication < 0 ? OptionalInt.empty() : OptionalInt.of(replication));
    List<Topic<?, ?>> own = new ArrayList<>(topics.all());
    own.remove(topics.citations());
    new Provisioning(broker, new RegistrySubjects(deployment.registry())).create(own);
  }
}
