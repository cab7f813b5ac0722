package io.litmill.inference;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What waits for a device and what it should run next, at the times it is told. Not safe for
 * threads: {@link DeviceQueue} guards it.
 */
final class BatchSource {
  private final boolean alwaysEager;
  private final AdaptiveBudget budget;
  private final BatchAssembler assembler;
  private final WaitingSequences waiting;
  private final ReplayCredit replayCredit;

  BatchSource(EngineSettings settings, AdaptiveBudget budget) {
    this.alwaysEager = settings.batching().flushWhenIdle();
    this.budget = budget;
    this.assembler = new BatchAssembler(settings.batching().maxWait().toNanos());
    this.waiting = new WaitingSequences(settings.batching().rowTokens());
    this.replayCredit = new ReplayCredit(settings.replayShare());
  }

  void add(Submission submission, long now) {
    waiting.add(submission, now);
  }

  /**
   * Decides; the sequences of a batch to run no longer wait.
   *
   * @param hurry whether nothing is won by waiting for more
   */
  Decision next(boolean hurry, long now) {
    int tokens = budget.tokens(now);
    var situation =
        new BatchAssembler.Situation(tokens, replayCredit.due(tokens), alwaysEager || hurry);
    Decision decision = assembler.next(waiting, situation, now);
    if (decision instanceof Decision.Run run) {
      take(run.plan());
    }
    return decision;
  }

  private void take(BatchPlan plan) {
    waiting.remove(plan.priority(), plan.sequences());
    boolean replayWaits = !waiting.isEmpty(Priority.REPLAY);
    replayCredit.taken(plan.priority(), plan.shape().tokens(), replayWaits);
  }

  /** Removes the sequences that match and returns the submissions they belong to. */
  Set<Submission> drop(Predicate<PendingSequence> unwanted) {
    return waiting.drop(unwanted);
  }

  long tokens(Priority priority) {
    return waiting.tokens(priority);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  boolean holds(ModelSlot slot) {
    return waiting.holds(slot);
  }
}
