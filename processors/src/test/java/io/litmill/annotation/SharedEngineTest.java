package io.litmill.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.annotation.Annotation.Annotated;
import io.litmill.bundle.ModelStore;
import io.litmill.entities.OverlapPolicy;
import io.litmill.inference.BatchMeasurement;
import io.litmill.inference.BatchSettings;
import io.litmill.inference.EngineListener;
import io.litmill.inference.EngineSettings;
import io.litmill.inference.EngineUnavailable;
import io.litmill.inference.Priority;
import io.litmill.pipeline.EntityModel;
import io.litmill.pipeline.Limits;
import io.litmill.pipeline.Pipeline;
import io.litmill.pipeline.RelationModel;
import io.litmill.schemas.Citation;
import io.litmill.schemas.Mention;
import io.litmill.schemas.Triplet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two annotators in one engine, as of a live stream and a replay in one process. */
@Timeout(120)
class SharedEngineTest {
  /** A batch is one row. */
  private static final int ROW = 64;

  private static final Citation ASPIRIN = Citations.of("1", "Aspirin inhibits cox2.");

  @TempDir static Path folder;
  private static ModelStore store;

  private final HeldWorker worker = new HeldWorker();

  @BeforeAll
  static void makeBundles() throws IOException {
    store = RuleBundles.store(folder);
  }

  /** Knows how many real tokens each batch had, and can keep the only worker from the next one. */
  private static final class HeldWorker implements EngineListener {
    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private final Semaphore held = new Semaphore(0);
    private volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public void batchCompleted(BatchMeasurement batch) {
      batches.add(batch.realTokens());
      held.release();
      try {
        assertThat(gate.await(60, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Has an annotator compute a batch, behind which the worker stays. */
    CompletableFuture<List<Annotation>> hold(Annotator annotator) throws InterruptedException {
      batches.clear();
      held.drainPermits();
      gate = new CountDownLatch(1);
      CompletableFuture<List<Annotation>> call = annotating(annotator, Citations.of("0", "Asthma"));
      assertThat(held.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
      return call;
    }

    void letGo() {
      gate.countDown();
    }
  }

  private SharedEngine engine() {
    BatchSettings batching =
        new BatchSettings(ROW, ROW, Duration.ZERO, true, Duration.ofSeconds(1));
    return new SharedEngine(
        AnnotatorSettings.cpu()
            .withEngine(EngineSettings.of("cpu", 1, batching))
            .withListener(worker));
  }

  private static Pipeline pipeline(String... relations) {
    return new Pipeline(
        "test",
        List.of(new EntityModel(RuleBundles.ENTITIES, Set.of(), Map.of(), 0)),
        List.of(relations).stream().map(name -> new RelationModel(name, 0, Map.of())).toList(),
        Optional.empty(),
        Pipeline.NO_DICTIONARY,
        OverlapPolicy.NEST,
        Limits.DEFAULTS);
  }

  private static Annotator live(SharedEngine engine) throws IOException {
    return PipelineAnnotator.open(pipeline(), store, engine, Priority.LIVE);
  }

  private static Annotator replay(SharedEngine engine) throws IOException {
    return PipelineAnnotator.open(
        pipeline(RuleBundles.CHEMICAL_GENE), store, engine, Priority.REPLAY);
  }

  private static CompletableFuture<List<Annotation>> annotating(
      Annotator annotator, Citation citation) {
    return CompletableFuture.supplyAsync(() -> annotator.annotate(List.of(citation)));
  }

  private static Annotated annotated(Annotator annotator) {
    return (Annotated) annotator.annotate(List.of(ASPIRIN)).get(0);
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  /** Sentences of so many unknown words, one token each, in one citation. */
  private static Citation sentences(int count, int words) {
    String sentence = "Xx" + " yy".repeat(words - 1) + ".";
    return Citations.of("1", String.join(" ", Collections.nCopies(count, sentence)));
  }

  @Test
  void aBundleThatBothNameIsLoadedOnceAndLeavesWithTheLastOfThem() throws IOException {
    try (SharedEngine engine = engine()) {
      Annotator live = live(engine);
      Annotator replay = replay(engine);
      assertThat(replay.bundleIds()).hasSize(2).containsAll(live.bundleIds());
      assertThat(engine.bundleIds()).containsExactlyInAnyOrderElementsOf(replay.bundleIds());
      assertThat(annotated(live).citation().getTriplets()).isEmpty();
      assertThat(annotated(replay).citation().getTriplets())
          .extracting(Triplet::getOriginalPredicate)
          .containsExactly("INHIBITOR");

      replay.close();
      replay.close();
      assertThat(engine.bundleIds()).isEqualTo(Set.copyOf(live.bundleIds()));
      assertThatThrownBy(() -> annotated(replay)).isInstanceOf(EngineUnavailable.class);
      assertThat(annotated(live).citation().getMentions())
          .extracting(Mention::getText)
          .containsExactly("Aspirin", "cox2");

      try (Annotator next = replay(engine)) {
        assertThat(annotated(next).citation().getTriplets()).hasSize(1);
      }
      live.close();
      assertThat(engine.bundleIds()).isEmpty();
    }
  }

  @Test
  void theEngineClosedTakesNoMoreWork() throws IOException {
    SharedEngine engine = engine();
    Annotator live = live(engine);
    engine.close();
    assertThatThrownBy(() -> annotated(live)).isInstanceOf(EngineUnavailable.class);
    live.close();
  }

  @Test
  void aPipelineThatDoesNotOpenLeavesTheOtherAsItWas() throws IOException {
    try (SharedEngine engine = engine();
        Annotator live = live(engine)) {
      Pipeline unfit = pipeline(RuleBundles.CHEMICAL_GENE, RuleBundles.HALLMARKS);
      assertThatThrownBy(() -> PipelineAnnotator.open(unfit, store, engine, Priority.REPLAY))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(engine.bundleIds()).isEqualTo(Set.copyOf(live.bundleIds()));
      assertThat(annotated(live).citation().getMentions()).hasSize(2);
    }
  }

  /**
   * Real tokens of the batches, in their order, of sentences of a replay and of the live stream
   * that all wait at once. A replay's have 43 tokens, live ones 53: 40 and 50 words, a full stop
   * and two special tokens.
   *
   * @param before whose batch the worker has computed just before
   */
  private List<Integer> batches(int replaySentences, int liveSentences, Priority before)
      throws Exception {
    try (SharedEngine engine = engine();
        Annotator live = live(engine);
        Annotator replay = replay(engine)) {
      var first = worker.hold(before == Priority.LIVE ? live : replay);
      var old = annotating(replay, sentences(replaySentences, 40));
      await(() -> engine.queuedTokens(Priority.REPLAY) > 0);
      var fresh = annotating(live, sentences(liveSentences, 50));
      await(() -> engine.queuedTokens(Priority.LIVE) > 0);
      worker.letGo();
      assertThat(List.of(first.get().size(), old.get().size(), fresh.get().size())).containsOnly(1);
      return worker.batches.subList(1, 1 + replaySentences + liveSentences);
    }
  }

  @Test
  void liveSentencesAreComputedBeforeThoseOfAReplayThatWaitedEarlier() throws Exception {
    assertThat(batches(3, 4, Priority.LIVE)).containsExactly(53, 53, 53, 53, 43, 43, 43);
  }

  @Test
  void aReplayIsLeftAShareWhileLiveWorkWaits() throws Exception {
    List<Integer> batches = batches(2, 20, Priority.REPLAY);
    assertThat(batches.subList(0, 9)).containsOnly(53);
    assertThat(batches).filteredOn(tokens -> tokens == 43).hasSize(2);
    assertThat(batches.indexOf(43)).isEqualTo(9);
  }

  @Test
  void whatIsUnderWayWhenAnAnnotatorIsClosedIsNotBlamedOnItsCitations() throws Exception {
    try (SharedEngine engine = engine();
        Annotator live = live(engine)) {
      Annotator replay = replay(engine);
      var first = worker.hold(live);
      var underWay = annotating(replay, ASPIRIN);
      await(() -> engine.queuedTokens(Priority.REPLAY) > 0);
      replay.close();
      worker.letGo();
      assertThat(first.get()).hasSize(1);
      assertThatThrownBy(underWay::get).hasCauseInstanceOf(EngineUnavailable.class);
      assertThat(annotated(live).citation().getMentions()).hasSize(2);
    }
  }
}
