package io.litmill.inference;

import static io.litmill.inference.Engines.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LifecycleTest {
  private static final EngineSettings SETTINGS = Engines.settings(2, 131_072, Engines.PATIENT);

  private final Gate gate = new Gate();

  private static void assertNoThreadLeft() {
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("inference-test"));
  }

  @Test
  void warmsUpEveryShapeBeforeItIsReady() {
    InferenceEngine engine = new InferenceEngine(SETTINGS, EngineListener.NONE);
    ArithmeticRunner runner =
        new ArithmeticRunner(batch -> assertThat(engine.state()).isEqualTo(EngineState.WARMING_UP));
    List<BatchShape> shapes = List.of(new BatchShape(16, 128), new BatchShape(1, 32));
    engine.add(new InferenceModel(Sequences.MODEL, runner, 512, shapes));
    assertThat(engine.ready()).isFalse();
    engine.start();
    assertThat(engine.ready()).isTrue();
    assertThat(runner.shapes()).isEqualTo(shapes);
    assertThat(runner.batches().get(0).paddingRatio()).isZero();
    engine.close();
  }

  @Test
  void aModelThatFailsInItsWarmUpFailsTheStart() {
    InferenceEngine engine = new InferenceEngine(SETTINGS, EngineListener.NONE);
    ArithmeticRunner runner =
        new ArithmeticRunner(
            batch -> {
              throw new DeviceMemoryExhausted("weights fill the device");
            });
    engine.add(new InferenceModel(Sequences.MODEL, runner, 512, List.of(new BatchShape(1, 32))));
    assertThatThrownBy(engine::start)
        .isInstanceOf(DeviceFailure.class)
        .hasMessageContaining("weights fill the device");
    assertThat(engine.state()).isEqualTo(EngineState.FAILED);
    engine.close();
    assertThat(engine.state()).isEqualTo(EngineState.CLOSED);
    assertThat(runner.timesClosed()).isEqualTo(1);
  }

  @Test
  void refusesWorkBeforeTheStartAndAfterTheClose() {
    InferenceEngine engine = new InferenceEngine(SETTINGS, EngineListener.NONE);
    engine.add(Engines.model(new ArithmeticRunner()));
    assertThatThrownBy(() -> engine.submit(Sequences.MODEL, Sequences.ofLengths(3), Priority.LIVE))
        .isInstanceOf(EngineUnavailable.class)
        .hasMessageContaining("is not ready but NEW");
    engine.start();
    engine.close();
    assertThatThrownBy(() -> engine.submit(Sequences.MODEL, Sequences.ofLengths(3), Priority.LIVE))
        .hasMessageContaining("is not ready but CLOSED");
    assertThatThrownBy(engine::start).isInstanceOf(EngineUnavailable.class);
  }

  @Test
  void closeComputesWhatWaitsWithoutWaitingForMaxWait() throws Exception {
    ArithmeticRunner runner = new ArithmeticRunner();
    InferenceEngine engine =
        Engines.started(SETTINGS, runner, EngineListener.NONE, new FakeClock());
    List<TokenInput> inputs = Sequences.ofLengths(10, 200, 30);
    var future = engine.submit(Sequences.MODEL, inputs, Priority.REPLAY);
    engine.close();
    assertThat(future).isDone();
    Engines.assertComputed(inputs, get(future), "drained");
    assertThat(runner.timesClosed()).isEqualTo(1);
    engine.close();
    assertThat(runner.timesClosed()).as("closing again does nothing").isEqualTo(1);
    assertNoThreadLeft();
  }

  @Test
  void cancellingCloseGivesUpWhatWaitsAndFinishesWhatRuns() throws Exception {
    ArithmeticRunner runner = new ArithmeticRunner(batch -> gate.pass());
    EngineSettings settings = Engines.settings(1, 131_072, Engines.IDLE_FLUSH);
    InferenceEngine engine =
        Engines.started(settings, runner, EngineListener.NONE, EngineClock.SYSTEM);
    var running = engine.submit(Sequences.MODEL, Sequences.ofLengths(30), Priority.LIVE);
    gate.awaitArrival();
    var waiting = engine.submit(Sequences.MODEL, Sequences.ofLengths(30), Priority.LIVE);
    var closing = closing(engine, Shutdown.CANCEL);
    assertThatThrownBy(() -> get(waiting)).hasCauseInstanceOf(EngineUnavailable.class);
    assertThat(runner.timesClosed()).isZero();
    gate.open();
    get(closing.outcome());
    assertThat(get(running).get(0)).isInstanceOf(SequenceOutput.class);
    assertThat(runner.batches()).hasSize(1);
    assertNoThreadLeft();
  }

  @Test
  void anInterruptTurnsADrainIntoACancel() throws Exception {
    ArithmeticRunner runner = new ArithmeticRunner(batch -> gate.pass());
    EngineSettings settings = Engines.settings(1, 131_072, Engines.IDLE_FLUSH);
    InferenceEngine engine =
        Engines.started(settings, runner, EngineListener.NONE, EngineClock.SYSTEM);
    var running = engine.submit(Sequences.MODEL, Sequences.ofLengths(30), Priority.LIVE);
    gate.awaitArrival();
    var waiting = engine.submit(Sequences.MODEL, Sequences.ofLengths(30), Priority.LIVE);
    var closing = closing(engine, Shutdown.DRAIN);
    closing.awaitBlocked();
    closing.thread().interrupt();
    assertThatThrownBy(() -> get(waiting)).hasCauseInstanceOf(EngineUnavailable.class);
    gate.open();
    assertThat(get(closing.outcome())).as("the thread stays interrupted").isTrue();
    assertThat(get(running)).hasSize(1);
    assertNoThreadLeft();
  }

  private static Engines.Calling<Boolean> closing(InferenceEngine engine, Shutdown shutdown) {
    return Engines.calling(
        () -> {
          engine.close(shutdown);
          return Thread.currentThread().isInterrupted();
        });
  }

  @Test
  void aDependentStageCannotCloseTheEngine() throws Exception {
    InferenceEngine engine =
        Engines.started(1, new ArithmeticRunner(batch -> gate.pass()), EngineListener.NONE);
    CompletableFuture<Void> stage =
        engine
            .submit(Sequences.MODEL, Sequences.ofLengths(30), Priority.LIVE)
            .thenAccept(results -> engine.close());
    gate.open();
    assertThatThrownBy(() -> get(stage)).hasMessageContaining("a thread of its own");
    engine.close();
  }

  @Test
  void aModelAddedAtRunTimeIsWarmedUpAndTakesWork() throws Exception {
    InferenceEngine engine = Engines.started(1, new ArithmeticRunner(), EngineListener.NONE);
    ModelId second = new ModelId("arithmetic", "2");
    ArithmeticRunner runner = new ArithmeticRunner();
    engine.add(new InferenceModel(second, runner, 512, List.of(new BatchShape(2, 64))));
    assertThat(runner.shapes()).containsExactly(new BatchShape(2, 64));
    List<TokenInput> inputs = Sequences.ofLengths(5, 6);
    Engines.assertComputed(
        inputs, get(engine.submit(second, inputs, Priority.LIVE)), "second model");
    assertThatThrownBy(() -> engine.add(new InferenceModel(second, runner, 512, List.of())))
        .hasMessageContaining("model arithmetic:2 is in the engine already");
    engine.close();
  }

  @Test
  void removingAModelFinishesItsWorkFirstAndRefusesMore() throws Exception {
    ArithmeticRunner runner = new ArithmeticRunner(batch -> gate.pass());
    InferenceEngine engine = Engines.started(1, runner, EngineListener.NONE);
    var running = engine.submit(Sequences.MODEL, Sequences.ofLengths(30), Priority.LIVE);
    gate.awaitArrival();
    var waiting = engine.submit(Sequences.MODEL, Sequences.ofLengths(40), Priority.LIVE);
    var removing =
        Engines.calling(
            () -> {
              engine.remove(Sequences.MODEL);
              return null;
            });
    removing.awaitBlocked();
    assertThatThrownBy(
            () -> engine.trySubmit(Sequences.MODEL, Sequences.ofLengths(3), Priority.LIVE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was removed");
    assertThat(runner.timesClosed()).isZero();
    gate.open();
    get(removing.outcome());
    get(running);
    get(waiting);
    assertThat(runner.timesClosed()).isEqualTo(1);
    assertThatThrownBy(() -> engine.submit(Sequences.MODEL, Sequences.ofLengths(3), Priority.LIVE))
        .hasMessageContaining("is not in the engine; there are []");
    engine.close();
    assertThat(runner.timesClosed()).isEqualTo(1);
  }

  @Test
  void removingAModelWaitsForTheBatchThatRuns() throws Exception {
    ArithmeticRunner runner = new ArithmeticRunner(batch -> gate.pass());
    InferenceEngine engine = Engines.started(1, runner, EngineListener.NONE);
    var running = engine.submit(Sequences.MODEL, Sequences.ofLengths(30), Priority.LIVE);
    gate.awaitArrival();
    var removing =
        Engines.calling(
            () -> {
              engine.remove(Sequences.MODEL);
              return null;
            });
    removing.awaitBlocked();
    assertThat(runner.timesClosed()).isZero();
    gate.open();
    get(removing.outcome());
    assertThat(get(running)).hasSize(1);
    assertThat(runner.timesClosed()).isEqualTo(1);
    engine.close();
  }
}
