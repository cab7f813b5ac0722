package io.litmill.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BatchAssemblerTest {
  private static final long MAX_WAIT = 1_000;
  private static final int BUDGET = 2048;
  private static final BatchAssembler.Situation PATIENT =
      new BatchAssembler.Situation(BUDGET, false, false);
  private static final BatchAssembler.Situation EAGER =
      new BatchAssembler.Situation(BUDGET, false, true);

  private final BatchAssembler assembler = new BatchAssembler(MAX_WAIT);
  private final WaitingSequences waiting = new WaitingSequences(128);
  private final ModelSlot slot = Sequences.slot();

  private void add(List<TokenInput> inputs, Priority priority, long now) {
    waiting.add(Sequences.submission(slot, priority, inputs), now);
  }

  private Decision next(long now) {
    return assembler.next(waiting, PATIENT, now);
  }

  private static BatchPlan run(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Run.class);
    return ((Decision.Run) decision).plan();
  }

  @Test
  void waitsWithoutEndWhenNothingWaits() {
    assertThat(next(0)).isEqualTo(new Decision.Wait(OptionalLong.empty()));
  }

  @Test
  void flushesAtExactlyTheBudget() {
    add(Sequences.repeated(128, 16), Priority.LIVE, 0);
    assertThat(run(next(0)).shape()).isEqualTo(new BatchShape(16, 128));
  }

  @Test
  void waitsAtOneTokenBelowTheBudget() {
    add(Sequences.repeated(128, 15), Priority.LIVE, 0);
    add(Sequences.ofLengths(127), Priority.LIVE, 0);
    assertThat(next(0)).isEqualTo(new Decision.Wait(OptionalLong.of(MAX_WAIT)));
  }

  @Test
  void oneTokenOverTheBudgetStaysForTheNextBatch() {
    add(Sequences.repeated(128, 16), Priority.LIVE, 0);
    add(Sequences.ofLengths(1), Priority.LIVE, 0);
    BatchPlan plan = run(next(0));
    assertThat(plan.realTokens()).isEqualTo(BUDGET);
    waiting.remove(plan.priority(), plan.sequences());
    assertThat(waiting.tokens(Priority.LIVE)).isEqualTo(1);
    assertThat(next(0)).isInstanceOf(Decision.Wait.class);
  }

  @Test
  void flushesAtExactlyMaxWait() {
    add(Sequences.ofLengths(30), Priority.LIVE, 5);
    assertThat(run(next(5 + MAX_WAIT)).shape()).isEqualTo(new BatchShape(1, 32));
  }

  @Test
  void waitsOneNanosecondBeforeMaxWait() {
    add(Sequences.ofLengths(30), Priority.LIVE, 5);
    assertThat(next(5 + MAX_WAIT - 1)).isEqualTo(new Decision.Wait(OptionalLong.of(5 + MAX_WAIT)));
  }

  @Test
  void waitsThroughTheOverflowOfNanoTime() {
    long start = Long.MAX_VALUE - 10;
    add(Sequences.ofLengths(30), Priority.LIVE, start);
    assertThat(next(start + MAX_WAIT - 1))
        .isEqualTo(new Decision.Wait(OptionalLong.of(start + MAX_WAIT)));
    run(next(start + MAX_WAIT));
  }

  @Test
  void runsAtOnceWhenEager() {
    add(Sequences.ofLengths(30), Priority.LIVE, 0);
    assertThat(run(assembler.next(waiting, EAGER, 0)).shape()).isEqualTo(new BatchShape(1, 32));
  }

  @Test
  void aFullBatchGoesBeforeAnOlderPartialOneEvenWhenEager() {
    ModelSlot other = Sequences.slot("other");
    waiting.add(Sequences.submission(other, Priority.LIVE, Sequences.ofLengths(30)), 0);
    add(Sequences.repeated(128, 16), Priority.LIVE, 1);
    assertThat(run(assembler.next(waiting, EAGER, 2)).slot()).isSameAs(slot);
  }

  @Test
  void aBatchHoldsOneModelOnlyAndTheOldestReadyModelIsFirst() {
    ModelSlot other = Sequences.slot("other");
    waiting.add(Sequences.submission(other, Priority.LIVE, Sequences.ofLengths(30)), 1);
    add(Sequences.ofLengths(30, 40), Priority.LIVE, 0);
    BatchPlan plan = run(next(MAX_WAIT + 1));
    assertThat(plan.slot()).isSameAs(slot);
    assertThat(plan.sequences()).hasSize(2);
  }

  @Test
  void longSequencesRunInTheirOwnShape() {
    add(Sequences.ofLengths(40, 129, 30, 160), Priority.LIVE, 0);
    add(Sequences.ofLengths(161), Priority.LIVE, 1);
    BatchPlan shared = run(next(MAX_WAIT));
    assertThat(shared.shape().rowTokens()).isEqualTo(96);
    waiting.remove(shared.priority(), shared.sequences());
    BatchPlan ofUpTo160 = run(next(MAX_WAIT));
    assertThat(ofUpTo160.shape()).isEqualTo(new BatchShape(2, 160));
    waiting.remove(ofUpTo160.priority(), ofUpTo160.sequences());
    assertThat(next(MAX_WAIT)).isInstanceOf(Decision.Wait.class);
    assertThat(run(next(MAX_WAIT + 1)).shape()).isEqualTo(new BatchShape(1, 192));
  }

  @Test
  void longSequencesFlushWhenTheirRowsFillTheBudget() {
    add(Sequences.repeated(300, 5), Priority.LIVE, 0);
    assertThat(next(0)).isInstanceOf(Decision.Wait.class);
    add(Sequences.repeated(300, 1), Priority.LIVE, 0);
    assertThat(run(next(0)).shape()).isEqualTo(new BatchShape(6, 320));
  }

  @Test
  void rowsAreNotLongerThanTheModelsMaximum() {
    ModelSlot odd =
        new ModelSlot(new InferenceModel(Sequences.MODEL, new ArithmeticRunner(), 500, List.of()));
    waiting.add(Sequences.submission(odd, Priority.LIVE, Sequences.ofLengths(500)), 0);
    assertThat(run(next(MAX_WAIT)).shape()).isEqualTo(new BatchShape(1, 500));
  }

  @Test
  void aSequenceLongerThanTheBudgetRunsAlone() {
    add(Sequences.ofLengths(500), Priority.LIVE, 0);
    var small = new BatchAssembler.Situation(256, false, false);
    assertThat(run(assembler.next(waiting, small, 0)).shape()).isEqualTo(new BatchShape(1, 512));
  }

  @Test
  void liveGoesBeforeOlderReplayUnlessReplayIsDue() {
    add(Sequences.ofLengths(30), Priority.REPLAY, 0);
    add(Sequences.ofLengths(30), Priority.LIVE, 1);
    assertThat(run(next(MAX_WAIT + 1)).priority()).isEqualTo(Priority.LIVE);
    var due = new BatchAssembler.Situation(BUDGET, true, false);
    assertThat(run(assembler.next(waiting, due, MAX_WAIT + 1)).priority())
        .isEqualTo(Priority.REPLAY);
  }

  @Test
  void liveAndReplayDoNotShareABatch() {
    add(Sequences.ofLengths(30), Priority.REPLAY, 0);
    add(Sequences.ofLengths(30), Priority.LIVE, 0);
    assertThat(run(next(MAX_WAIT)).sequences()).hasSize(1);
  }

  @Test
  void liveGoesOnWhenReplayIsDueButNotReady() {
    add(Sequences.ofLengths(30), Priority.LIVE, 0);
    add(Sequences.ofLengths(30), Priority.REPLAY, 1);
    var due = new BatchAssembler.Situation(BUDGET, true, false);
    assertThat(run(assembler.next(waiting, due, MAX_WAIT)).priority()).isEqualTo(Priority.LIVE);
  }
}
