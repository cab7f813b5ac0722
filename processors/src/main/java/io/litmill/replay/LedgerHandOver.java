package io.litmill.replay;

import io.litmill.ledger.Adoption;
import io.litmill.ledger.Pipeline;
import io.litmill.ledger.PipelineMark;
import io.litmill.topology.FactOutputs;
import io.litmill.topology.StreamListener;
import io.litmill.triplets.TripletKeys;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes what a run's ledger says into the live one, and what differs to the live topics, while the
 * live application is locked out. What both ledgers say of one partition is on the disk meanwhile.
 */
final class LedgerHandOver {
  private final Deployment deployment;
  private final PartitionScan scan;
  private final StreamListener listener;
  private final Clock clock;

  /**
   * @param listener hears of the triplets and labels that are sent
   */
  LedgerHandOver(Deployment deployment, PartitionScan scan, StreamListener listener, Clock clock) {
    this.deployment = deployment;
    this.scan = scan;
    this.listener = listener;
    this.clock = clock;
  }

  /** Does all partitions, one after the other. */
  Promoted write(Admin admin, ReplayRun run, LiveLock lock) throws IOException {
    RunGroup live = new RunGroup(admin, liveId());
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(live.committed());
    offsets.values().removeIf(Objects::isNull);
    Map<Long, byte[]> pipelines = pipelines();
    Promoted promoted = new Promoted(listener);
    try (PromotionProducer producer = new PromotionProducer(deployment, offsets)) {
      PartitionPromotion promotion =
          new PartitionPromotion(
              adoption(run, pipelines), producer, outputs(producer, promoted), promoted, lock);
      mark(run, pipelines.keySet(), producer);
      producer.commit(lock);
      Map<Integer, Long> read = live.committed(deployment.topics().citations().name());
      for (int partition : run.ends().keySet()) {
        long next = read.getOrDefault(partition, 0L);
        try (PartitionLedgers ledgers = new PartitionLedgers(folder(run), partition, next)) {
          promote(run, ledgers, promotion, lock);
        }
      }
    }
    return promoted;
  }

  private void promote(
      ReplayRun run, PartitionLedgers ledgers, PartitionPromotion promotion, LiveLock lock)
      throws IOException {
    String found = deployment.topics(run.runId()).annotations().name();
    ledgers.read(scan, liveId(), run.applicationId(), found);
    lock.hold();
    promotion.promote(scan, ledgers, deployment.topics(run.runId()).annotations());
  }

  private String liveId() {
    return deployment.settings().applicationId();
  }

  /** Dropped with the run, if this is killed. */
  private Path folder(ReplayRun run) {
    return deployment.settings().state().folder().resolve(run.applicationId()).resolve("promotion");
  }

  private Adoption adoption(ReplayRun run, Map<Long, byte[]> pipelines) {
    return new Adoption(
        deployment.settings().ledger().policy(),
        run.pipeline(),
        TripletKeys::of,
        digest -> Optional.ofNullable(pipelines.get(digest)).map(Pipeline::read));
  }

  private FactOutputs outputs(PromotionProducer producer, Promoted promoted) {
    return new FactOutputs(
        producer, deployment.settings().ledger().withdrawal(), promoted, clock::millis);
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
