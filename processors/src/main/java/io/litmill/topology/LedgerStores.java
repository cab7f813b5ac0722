package io.litmill.topology;

import io.litmill.annotation.Annotator;
import io.litmill.ledger.Ledger;
import io.litmill.ledger.LedgerEntry;
import io.litmill.ledger.LedgerFormat;
import io.litmill.ledger.LedgerPolicy;
import io.litmill.ledger.Pipeline;
import io.litmill.ledger.PipelineMark;
import io.litmill.triplets.TripletKeys;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** The ledger's entries of one partition, and the pipelines that they were mined with. */
final class LedgerStores {
  private final KeyValueStore<String, byte[]> entries;
  private final KeyValueStore<Long, byte[]> pipelines;

  LedgerStores(ProcessorContext<?, ?> context) {
    entries = context.getStateStore(LitmillTopology.LEDGER);
    pipelines = context.getStateStore(LitmillTopology.PIPELINES);
  }

  /**
   * The ledger of what the annotator finds from now on.
   *
   * @throws IllegalStateException if a promoted replay has taken the place of its pipeline
   */
  Ledger ledger(Annotator annotator, LedgerPolicy policy) {
    Pipeline pipeline =
        new Pipeline(annotator.bundleIds(), annotator.dictionaryVersion(), annotator.settings());
    requireCurrent(pipeline);
    pipelines.putIfAbsent(pipeline.digest(), pipeline.toBytes());
    return new Ledger(policy, pipeline, TripletKeys::of, this::pipeline);
  }

  private void requireCurrent(Pipeline pipeline) {
    Optional.ofNullable(pipelines.get(PipelineMark.KEY))
        .map(PipelineMark::read)
        .filter(mark -> mark.supersedes(pipeline))
        .ifPresent(
            mark -> {
              throw new IllegalStateException(
                  "this pipeline is superseded: replay %s was promoted, and its pipeline has taken the place of this one (%s, %s, %s); start with the pipeline of that replay, or promote a replay with this one to go back"
                      .formatted(
                          mark.runId(),
                          String.join(" ", pipeline.bundleIds()),
                          pipeline.dictionaryVersion(),
                          pipeline.settings()));
            });
  }

  private Optional<Pipeline> pipeline(long digest) {
    return digest == PipelineMark.KEY
        ? Optional.empty()
        : Optional.ofNullable(pipelines.get(digest)).map(Pipeline::read);
  }

  LedgerEntry entry(String pmid) {
    byte[] bytes = entries.get(pmid);
    return bytes == null ? LedgerEntry.UNSEEN : LedgerFormat.read(pmid, bytes);
  }

  void put(String pmid, LedgerEntry entry) {
    if (entry.isBlank()) {
      entries.delete(pmid);
    } else {
      entries.put(pmid, LedgerFormat.write(entry));
    }
  }
}
