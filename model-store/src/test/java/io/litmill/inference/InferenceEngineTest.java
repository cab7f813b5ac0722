package io.litmill.inference;

import static io.litmill.inference.Engines.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class InferenceEngineTest {
  private final EngineCounters counters = new EngineCounters();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everySequenceComesOutOnceInOrderWithItsOwnValues(long seed) throws Exception {
    Random random = new Random(seed);
    try (InferenceEngine engine = Engines.started(2, new ArithmeticRunner(), counters)) {
      List<List<TokenInput>> submissions = new ArrayList<>();
      List<CompletableFuture<List<SequenceResult>>> futures = new ArrayList<>();
      Map<Priority, Long> totals = new EnumMap<>(Priority.class);
      for (int i = 0; i < 40; i++) {
        List<TokenInput> inputs = Sequences.sentences(random, random.nextInt(120));
        Priority priority = random.nextBoolean() ? Priority.LIVE : Priority.REPLAY;
        submissions.add(inputs);
        futures.add(engine.submit(Sequences.MODEL, inputs, priority));
        totals.merge(priority, (long) inputs.size(), Long::sum);
      }
      for (int i = 0; i < futures.size(); i++) {
        Engines.assertComputed(submissions.get(i), get(futures.get(i)), "seed " + seed);
      }
      Map<Outcome, Long> expected = new HashMap<>();
      totals.forEach(
          (priority, total) ->
              expected.put(new Outcome(Sequences.MODEL, priority, Optional.empty()), total));
      assertThat(counters.snapshot().outcomes()).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void eightThreadsShareTheEngine() throws Exception {
    try (InferenceEngine engine =
        Engines.started(
            Engines.settings(2, 4096, Engines.IDLE_FLUSH),
            new ArithmeticRunner(),
            counters,
            EngineClock.SYSTEM)) {
      CountDownLatch go = new CountDownLatch(1);
      List<Engines.Calling<Void>> callers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        long seed = 100L + i;
        callers.add(Engines.calling(() -> submitMany(engine, seed, go)));
      }
      go.countDown();
      for (Engines.Calling<Void> caller : callers) {
        get(caller.outcome());
      }
      assertThat(counters.snapshot().outcomes().values()).containsExactly(8 * 30 * 20L);
      assertThat(engine.queuedTokens(Priority.LIVE)).isZero();
    }
  }

  private static Void submitMany(InferenceEngine engine, long seed, CountDownLatch go)
      throws Exception {
    Random random = new Random(seed);
    go.await();
    for (int i = 0; i < 30; i++) {
      List<TokenInput> inputs = Sequences.sentences(random, 20);
      Engines.assertComputed(
          inputs, get(engine.submit(Sequences.MODEL, inputs, Priority.LIVE)), "seed " + seed);
    }
    return null;
  }

  @Test
  void rowInBatchEqualsRowAlone() throws Exception {
    List<TokenInput> inputs = Sequences.sentences(new Random(7), 60);
    try (InferenceEngine engine = Engines.started(1, new ArithmeticRunner(), counters)) {
      List<SequenceResult> together = get(engine.submit(Sequences.MODEL, inputs, Priority.LIVE));
      for (int i = 0; i < inputs.size(); i++) {
        List<SequenceResult> alone =
            get(engine.submit(Sequences.MODEL, List.of(inputs.get(i)), Priority.LIVE));
        assertThat(ArithmeticRunner.actual(together.get(i).orThrow()))
            .isEqualTo(ArithmeticRunner.actual(alone.get(0).orThrow()));
      }
    }
  }

  @Test
  void submissionsThatWaitShareABatchAndALargeOneIsSpreadOverSeveral() throws Exception {
    Gate gate = new Gate();
    ArithmeticRunner runner = new ArithmeticRunner(batch -> gate.pass());
    try (InferenceEngine engine = Engines.started(1, runner, counters)) {
      var first = engine.submit(Sequences.MODEL, Sequences.repeated(128, 1), Priority.LIVE);
      gate.awaitArrival();
      var second = engine.submit(Sequences.MODEL, Sequences.repeated(64, 2), Priority.LIVE);
      var third = engine.submit(Sequences.MODEL, Sequences.repeated(128, 31), Priority.LIVE);
      gate.open();
      get(first);
      get(second);
      get(third);
      assertThat(runner.shapes())
          .containsExactly(
              new BatchShape(1, 128), new BatchShape(16, 128), new BatchShape(16, 128));
    }
  }

  @Test
  void flushesAfterMaxWaitAndNotBefore() throws Exception {
    FakeClock clock = new FakeClock();
    ArithmeticRunner runner = new ArithmeticRunner();
    EngineSettings settings = Engines.settings(1, 4096, Engines.PATIENT);
    long maxWait = Engines.PATIENT.maxWait().toNanos();
    try (InferenceEngine engine = Engines.started(settings, runner, counters, clock)) {
      var future = engine.submit(Sequences.MODEL, Sequences.ofLengths(30), Priority.LIVE);
      clock.advance(maxWait - 1);
      assertThat(engine.queuedTokens(Priority.LIVE)).isEqualTo(30);
      assertThat(runner.batches()).isEmpty();
      clock.advance(1);
      SequenceOutput output = get(future).get(0).orThrow();
      assertThat(output.timing()).isEqualTo(new SequenceOutput.Timing(maxWait, 0));
    }
  }

  @Test
  void anEmptySubmissionCompletesAtOnce() throws Exception {
    try (InferenceEngine engine = Engines.started(1, new ArithmeticRunner(), counters)) {
      assertThat(engine.submit(Sequences.MODEL, List.of(), Priority.LIVE))
          .isCompletedWithValue(List.of());
    }
  }

  @Test
  void aSequenceBeyondTheModelsMaximumFailsAloneUntried() throws Exception {
    ArithmeticRunner runner = new ArithmeticRunner();
    try (InferenceEngine engine = Engines.started(1, runner, counters)) {
      List<SequenceResult> results =
          get(engine.submit(Sequences.MODEL, Sequences.ofLengths(512, 513, 10), Priority.LIVE));
      assertThat(results.get(0)).isInstanceOf(SequenceOutput.class);
      assertThat(results.get(2)).isInstanceOf(SequenceOutput.class);
      SequenceFailure failure = (SequenceFailure) results.get(1);
      assertThat(failure.reason()).isEqualTo(SequenceFailure.Reason.TOO_LONG);
      assertThat(failure.message()).contains("513 tokens is too long").contains("takes 512");
      assertThat(runner.batches()).allMatch(batch -> batch.shape().rowTokens() <= 512);
      assertThat(Engines.count(counters, SequenceFailure.Reason.TOO_LONG)).isEqualTo(1);
    }
  }

  @Test
  void dependentStagesMaySubmitAgainWhileTheQueueIsFull() throws Exception {
    EngineSettings settings = Engines.settings(1, 2048, Engines.IDLE_FLUSH);
    try (InferenceEngine engine =
        Engines.started(settings, new ArithmeticRunner(), counters, EngineClock.SYSTEM)) {
      List<CompletableFuture<List<SequenceResult>>> chains = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        chains.add(
            engine
                .submit(Sequences.MODEL, Sequences.repeated(128, 16), Priority.LIVE)
                .thenCompose(results -> again(engine)));
      }
      for (CompletableFuture<List<SequenceResult>> chain : chains) {
        assertThat(get(chain)).hasSize(16);
      }
    }
  }

  private static CompletableFuture<List<SequenceResult>> again(InferenceEngine engine) {
    try {
      return engine.submit(Sequences.MODEL, Sequences.repeated(128, 16), Priority.LIVE);
    } catch (InterruptedException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Test
  void countsTokensAndPadding() throws Exception {
    try (InferenceEngine engine = Engines.started(1, new ArithmeticRunner(), counters)) {
      get(engine.submit(Sequences.MODEL, Sequences.ofLengths(24), Priority.LIVE));
    }
    EngineSnapshot snapshot = counters.snapshot();
    assertThat(snapshot.batches()).isEqualTo(1);
    assertThat(snapshot.batchTokens()).isEqualTo(32);
    assertThat(snapshot.realTokens()).isEqualTo(24);
    assertThat(snapshot.paddingRatio()).isEqualTo(0.25);
  }

  @Test
  void refusesAnUnknownModelAndNamesTheKnownOnes() throws Exception {
    try (InferenceEngine engine = Engines.started(1, new ArithmeticRunner(), counters)) {
      ModelId unknown = new ModelId("other", "2");
      assertThatThrownBy(() -> engine.submit(unknown, Sequences.ofLengths(1), Priority.LIVE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("model other:2 is not in the engine; there are [arithmetic:1]");
    }
  }
}
