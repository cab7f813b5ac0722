package io.litmill.inference;

import static io.litmill.inference.Engines.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One worker that stands at a gate, and a queue of exactly two batches. */
@Timeout(20)
class BackPressureTest {
  private final Gate gate = new Gate();
  private final FakeClock clock = new FakeClock();
  private final ArithmeticRunner runner = new ArithmeticRunner(batch -> gate.pass());
  private InferenceEngine engine;
  private CompletableFuture<List<SequenceResult>> running;
  private CompletableFuture<List<SequenceResult>> waiting;

  @BeforeEach
  void occupyTheWorkerAndFillTheQueue() throws InterruptedException {
    engine =
        Engines.started(
            Engines.settings(1, 4096, Engines.IDLE_FLUSH), runner, EngineListener.NONE, clock);
    running = submit(1);
    gate.awaitArrival();
    waiting = submit(31);
    assertThat(engine.queuedTokens(Priority.LIVE)).isEqualTo(4096 - 128);
  }

  @AfterEach
  void close() {
    gate.open();
    engine.close();
  }

  private CompletableFuture<List<SequenceResult>> submit(int rows) throws InterruptedException {
    return engine.submit(Sequences.MODEL, Sequences.repeated(128, rows), Priority.LIVE);
  }

  private boolean accepts(int length, Priority priority) {
    return engine.trySubmit(Sequences.MODEL, Sequences.ofLengths(length), priority).isPresent();
  }

  @Test
  void trySubmitIsAcceptedAtExactlyTheBoundAndRejectedOneOver() {
    assertThat(accepts(129, Priority.LIVE)).isFalse();
    assertThat(accepts(128, Priority.LIVE)).isTrue();
    assertThat(accepts(1, Priority.LIVE)).isFalse();
    assertThat(engine.queuedTokens(Priority.LIVE)).isEqualTo(4096);
  }

  @Test
  void aFullLiveQueueDoesNotKeepReplayOutNorTheOtherWayRound() {
    assertThat(accepts(129, Priority.LIVE)).isFalse();
    assertThat(accepts(129, Priority.REPLAY)).isTrue();
  }

  @Test
  void submitBlocksUntilThereIsRoom() throws Exception {
    var blocked = Engines.calling(() -> get(submit(2)));
    blocked.awaitBlocked();
    gate.open();
    assertThat(get(blocked.outcome())).hasSize(2);
    assertThat(get(running)).hasSize(1);
    assertThat(get(waiting)).hasSize(31);
  }

  @Test
  void submittersEnterInTheOrderTheyCame() throws Exception {
    var large = Engines.calling(() -> get(submit(32)));
    large.awaitBlocked();
    assertThat(accepts(128, Priority.LIVE)).as("room, but another waits").isFalse();
    var small = Engines.calling(() -> get(submit(1)));
    small.awaitBlocked();
    assertThat(engine.queuedTokens(Priority.LIVE)).isEqualTo(4096 - 128);
    gate.open();
    assertThat(get(large.outcome())).hasSize(32);
    assertThat(get(small.outcome())).hasSize(1);
  }

  @Test
  void aSubmissionLargerThanTheQueueEntersWhenItIsEmpty() throws Exception {
    var large = Engines.calling(() -> get(submit(100)));
    large.awaitBlocked();
    gate.open();
    assertThat(get(large.outcome())).hasSize(100);
  }

  @Test
  void submitGivesUpAtItsTimeout() throws Exception {
    var blocked =
        Engines.calling(
            () ->
                get(
                    engine.submit(
                        Sequences.MODEL,
                        Sequences.repeated(128, 2),
                        Priority.LIVE,
                        Duration.ofSeconds(5))));
    blocked.awaitBlocked();
    clock.advance(Duration.ofSeconds(5).toNanos() - 1);
    assertThat(blocked.outcome()).isNotDone();
    clock.advance(1);
    assertThatThrownBy(() -> get(blocked.outcome()))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(TimeoutException.class);
    assertThat(accepts(128, Priority.LIVE)).as("nothing was left in the line").isTrue();
  }

  @Test
  void submitCanBeInterrupted() throws Exception {
    var blocked = Engines.calling(() -> get(submit(2)));
    blocked.awaitBlocked();
    blocked.thread().interrupt();
    assertThatThrownBy(() -> get(blocked.outcome())).hasCauseInstanceOf(InterruptedException.class);
    assertThat(accepts(128, Priority.LIVE)).as("nothing was left in the line").isTrue();
  }

  @Test
  void cancellingAFutureFreesItsRoom() throws Exception {
    var future = submit(1);
    assertThat(accepts(1, Priority.LIVE)).isFalse();
    future.cancel(false);
    assertThat(engine.queuedTokens(Priority.LIVE)).isEqualTo(4096 - 128);
    assertThat(accepts(128, Priority.LIVE)).isTrue();
  }

  @Test
  void aBlockedSubmitterIsRefusedWhenTheEngineCloses() throws Exception {
    var blocked = Engines.calling(() -> get(submit(2)));
    blocked.awaitBlocked();
    var closing =
        Engines.calling(
            () -> {
              engine.close();
              return null;
            });
    assertThatThrownBy(() -> get(blocked.outcome())).hasCauseInstanceOf(EngineUnavailable.class);
    gate.open();
    get(closing.outcome());
  }
}
