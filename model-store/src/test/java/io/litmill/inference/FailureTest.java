package io.litmill.inference;

import static io.litmill.inference.Engines.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.inference.SequenceFailure.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class FailureTest {
  private static final int POISON = 77_777;

  private final EngineCounters counters = new EngineCounters();
  private final List<Integer> budgets = new CopyOnWriteArrayList<>();
  private final List<EngineState> states = new CopyOnWriteArrayList<>();
  private final EngineListener budgetListener =
      new EngineListener() {
        @Override
        public void budgetLowered(int tokenBudget) {
          budgets.add(tokenBudget);
        }

        @Override
        public void stateChanged(EngineState state, Optional<DeviceFailure> cause) {
          states.add(state);
          assertThat(cause.isPresent()).isEqualTo(state == EngineState.FAILED);
        }
      };

  private static Consumer<PackedBatch> exhaustedAbove(int tokens) {
    return batch -> {
      if (batch.shape().tokens() > tokens) {
        throw new DeviceMemoryExhausted("no room for " + batch.shape());
      }
    };
  }

  private static boolean holdsPoison(PackedBatch batch) {
    return Arrays.stream(batch.inputIds()).anyMatch(id -> id == POISON);
  }

  private static void rejectPoison(PackedBatch batch) {
    if (holdsPoison(batch)) {
      throw new SequenceRejected("an id is out of range");
    }
  }

  private static List<TokenInput> sentencesWithPoisonAt(long seed, Integer... poisoned) {
    Random random = new Random(seed);
    List<TokenInput> inputs = new ArrayList<>(Sequences.sentences(random, 100));
    for (int index : poisoned) {
      inputs.set(index, TokenInput.of(new int[] {1, 2, POISON, 3}));
    }
    return inputs;
  }

  private static void assertOnlyTheseFail(
      List<TokenInput> inputs, List<SequenceResult> results, Reason reason, Integer... failing) {
    List<Integer> failed = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      if (results.get(i) instanceof SequenceFailure failure) {
        assertThat(failure.reason()).isEqualTo(reason);
        failed.add(i);
      } else {
        Engines.assertComputed(
            inputs.subList(i, i + 1), results.subList(i, i + 1), "sequence " + i);
      }
    }
    assertThat(failed).containsExactly(failing);
  }

  @Test
  void aBatchThatDoesNotFitIsHalvedUntilItDoes() throws Exception {
    List<TokenInput> inputs = Sequences.sentences(new Random(3), 50);
    ArithmeticRunner runner = new ArithmeticRunner(exhaustedAbove(600));
    try (InferenceEngine engine = Engines.started(1, runner, budgetListener)) {
      Engines.assertComputed(
          inputs, get(engine.submit(Sequences.MODEL, inputs, Priority.LIVE)), "seed 3");
    }
    assertThat(budgets).isNotEmpty().isSortedAccordingTo((a, b) -> b - a);
  }

  @Test
  void theNextBatchesKeepToTheLoweredBudgetUntilItRecovers() throws Exception {
    FakeClock clock = new FakeClock();
    AtomicBoolean small = new AtomicBoolean(true);
    ArithmeticRunner runner =
        new ArithmeticRunner(
            batch -> {
              if (small.get()) {
                exhaustedAbove(1024).accept(batch);
              }
            });
    EngineSettings settings = Engines.settings(1, 131_072, Engines.IDLE_FLUSH);
    List<TokenInput> inputs = Sequences.repeated(128, 16);
    try (InferenceEngine engine = Engines.started(settings, runner, budgetListener, clock)) {
      get(engine.submit(Sequences.MODEL, inputs, Priority.LIVE));
      small.set(false);
      get(engine.submit(Sequences.MODEL, inputs, Priority.LIVE));
      clock.advance(Engines.IDLE_FLUSH.budgetRecovery().toNanos());
      get(engine.submit(Sequences.MODEL, inputs, Priority.LIVE));
    }
    BatchShape half = new BatchShape(8, 128);
    BatchShape whole = new BatchShape(16, 128);
    assertThat(runner.shapes()).containsExactly(whole, half, half, half, half, whole);
    assertThat(budgets).containsExactly(1024);
  }

  @Test
  void aSequenceThatDoesNotFitAloneFailsAndTheOthersComeOut() throws Exception {
    List<TokenInput> inputs = Sequences.ofLengths(30, 500, 100, 40);
    ArithmeticRunner runner = new ArithmeticRunner(exhaustedAbove(256));
    try (InferenceEngine engine = Engines.started(1, runner, counters)) {
      List<SequenceResult> results = get(engine.submit(Sequences.MODEL, inputs, Priority.LIVE));
      assertOnlyTheseFail(inputs, results, Reason.OUT_OF_MEMORY, 1);
      assertThat(((SequenceFailure) results.get(1)).message())
          .contains("500 tokens", "arithmetic:1", "device test", "memory", "no room for 1x512");
      assertThatThrownBy(() -> results.get(1).orThrow()).isInstanceOf(SequenceRejected.class);
      assertThat(engine.ready()).isTrue();
    }
    assertThat(Engines.count(counters, Reason.OUT_OF_MEMORY)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void onlyThePoisonedSequencesFail(long seed) throws Exception {
    List<TokenInput> inputs = sentencesWithPoisonAt(seed, 0, 17, 18, 99);
    ArithmeticRunner runner = new ArithmeticRunner(FailureTest::rejectPoison);
    try (InferenceEngine engine = Engines.started(2, runner, counters)) {
      List<SequenceResult> results = get(engine.submit(Sequences.MODEL, inputs, Priority.LIVE));
      assertOnlyTheseFail(inputs, results, Reason.REJECTED, 0, 17, 18, 99);
    }
    assertThat(counters.snapshot().splits()).isPositive();
  }

  @Test
  void anUnexpectedExceptionIsTheDatasFaultIfKnownGoodInputRuns() throws Exception {
    List<TokenInput> inputs = sentencesWithPoisonAt(5, 50);
    ArithmeticRunner runner =
        new ArithmeticRunner(
            batch -> {
              if (holdsPoison(batch)) {
                throw new ArrayIndexOutOfBoundsException(POISON);
              }
            });
    try (InferenceEngine engine = Engines.started(1, runner, counters)) {
      assertOnlyTheseFail(
          inputs, get(engine.submit(Sequences.MODEL, inputs, Priority.LIVE)), Reason.REJECTED, 50);
    }
  }

  @Test
  void valuesThatAreNotFiniteFailOnlyTheSequenceThatCausesThem() throws Exception {
    List<TokenInput> inputs = sentencesWithPoisonAt(6, 3, 60);
    try (InferenceEngine engine =
        Engines.started(1, new SpillingRunner(new ArithmeticRunner()), counters)) {
      assertOnlyTheseFail(
          inputs,
          get(engine.submit(Sequences.MODEL, inputs, Priority.LIVE)),
          Reason.NOT_FINITE,
          3,
          60);
    }
  }

  /** Gives NaN for the whole row of a poisoned sequence, as attention does. */
  private record SpillingRunner(ArithmeticRunner arithmetic) implements BatchRunner {
    @Override
    public BatchOutput run(PackedBatch batch) {
      BatchOutput sound = arithmetic.run(batch);
      int rowTokens = batch.shape().rowTokens();
      float[] values = new float[batch.shape().tokens() * sound.width()];
      for (int i = 0; i < batch.sequences(); i++) {
        float[] own = sound.valuesOf(batch, i);
        System.arraycopy(own, 0, values, batch.firstTokenIndexes()[i] * sound.width(), own.length);
      }
      for (int i = 0; i < batch.shape().tokens(); i++) {
        if (batch.inputIds()[i] == POISON) {
          int row = i / rowTokens;
          Arrays.fill(
              values,
              row * rowTokens * sound.width(),
              (row + 1) * rowTokens * sound.width(),
              Float.NaN);
        }
      }
      return new BatchOutput(sound.unit(), batch.shape().tokens(), sound.width(), values);
    }

    @Override
    public void close() {
      arithmetic.close();
    }
  }

  @Test
  void neighboursOfOtherSubmissionsDoNotSeeTheFailure() throws Exception {
    Gate gate = new Gate();
    ArithmeticRunner runner =
        new ArithmeticRunner(
            batch -> {
              gate.pass();
              rejectPoison(batch);
            });
    List<TokenInput> bad = List.of(TokenInput.of(new int[] {POISON}));
    List<TokenInput> good = Sequences.sentences(new Random(8), 20);
    try (InferenceEngine engine = Engines.started(1, runner, counters)) {
      var first = engine.submit(Sequences.MODEL, good, Priority.LIVE);
      gate.awaitArrival();
      var second = engine.submit(Sequences.MODEL, bad, Priority.LIVE);
      var third = engine.submit(Sequences.MODEL, good, Priority.LIVE);
      gate.open();
      Engines.assertComputed(good, get(first), "first");
      Engines.assertComputed(good, get(third), "third");
      assertThat(get(second).get(0)).isInstanceOf(SequenceFailure.class);
      assertThat(runner.batches().get(1).sequences()).as("they shared a batch").isEqualTo(21);
    }
  }

  private void assertBreaks(RuntimeException thrown, String message) throws Exception {
    Gate gate = new Gate();
    ArithmeticRunner runner =
        new ArithmeticRunner(
            batch -> {
              gate.pass();
              throw thrown;
            });
    EngineSettings settings = Engines.settings(1, 2048, Engines.IDLE_FLUSH);
    try (InferenceEngine engine =
        Engines.started(settings, runner, budgetListener, EngineClock.SYSTEM)) {
      var running = engine.submit(Sequences.MODEL, Sequences.repeated(128, 2), Priority.LIVE);
      gate.awaitArrival();
      var waiting = engine.submit(Sequences.MODEL, Sequences.repeated(128, 16), Priority.REPLAY);
      var full = engine.submit(Sequences.MODEL, Sequences.repeated(128, 16), Priority.LIVE);
      var blocked =
          Engines.calling(
              () -> get(engine.submit(Sequences.MODEL, Sequences.repeated(128, 1), Priority.LIVE)));
      blocked.awaitBlocked();
      gate.open();
      for (CompletableFuture<?> future : List.of(running, waiting, full)) {
        assertThatThrownBy(() -> get(future))
            .isInstanceOf(ExecutionException.class)
            .cause()
            .isInstanceOf(DeviceFailure.class)
            .hasMessageContaining(message);
      }
      assertThatThrownBy(() -> get(blocked.outcome())).hasCauseInstanceOf(EngineUnavailable.class);
      assertThat(engine.state()).isEqualTo(EngineState.FAILED);
      assertThatThrownBy(
              () -> engine.trySubmit(Sequences.MODEL, Sequences.ofLengths(1), Priority.LIVE))
          .isInstanceOf(EngineUnavailable.class)
          .hasMessageContaining("FAILED");
    }
    assertThat(states)
        .containsExactly(
            EngineState.WARMING_UP, EngineState.READY, EngineState.FAILED, EngineState.CLOSED);
    assertThat(runner.timesClosed()).isEqualTo(1);
  }

  @Test
  void aBrokenDeviceFailsAllAndRefusesMore() throws Exception {
    assertBreaks(new DeviceFailure("device lost"), "device lost");
  }

  @Test
  void aModelThatFailsOnKnownGoodInputIsABrokenDevice() throws Exception {
    assertBreaks(
        new IllegalStateException("no kernel"), "fails on known good input too: no kernel");
  }

  @Test
  void memoryThatSufficesForNothingIsABrokenDevice() throws Exception {
    assertBreaks(
        new DeviceMemoryExhausted("all taken"), "fails on known good input too: all taken");
  }

  @Test
  void anErrorOnAWorkerFailsTheEngine() throws Exception {
    ArithmeticRunner runner =
        new ArithmeticRunner(
            batch -> {
              throw new UnsatisfiedLinkError("no native library");
            });
    try (InferenceEngine engine = Engines.started(1, runner, counters)) {
      var future = engine.submit(Sequences.MODEL, Sequences.ofLengths(5), Priority.LIVE);
      assertThatThrownBy(() -> get(future))
          .cause()
          .isInstanceOf(DeviceFailure.class)
          .hasMessageContaining("no native library");
    }
  }

  @Test
  void anOutputOfTheWrongSizeIsNotTakenForTheData() throws Exception {
    BatchRunner runner =
        new BatchRunner() {
          @Override
          public BatchOutput run(PackedBatch batch) {
            return new BatchOutput(OutputUnit.TOKEN, 1, 1, new float[1]);
          }

          @Override
          public void close() {}
        };
    try (InferenceEngine engine = Engines.started(1, runner, counters)) {
      var future = engine.submit(Sequences.MODEL, Sequences.ofLengths(5), Priority.LIVE);
      assertThatThrownBy(() -> get(future))
          .cause()
          .isInstanceOf(DeviceFailure.class)
          .hasMessageContaining("1 vectors, one a token");
    }
  }
}
