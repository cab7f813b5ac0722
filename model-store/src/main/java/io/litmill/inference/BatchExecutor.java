package io.litmill.inference;

import io.litmill.inference.SequenceFailure.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a batch until each of its sequences has come out. A batch that fails is halved and both
 * halves are run, down to single sequences. Before a single sequence is given up the model must
 * compute a known good input; if it cannot, the device or the model is broken, not the data.
 */
final class BatchExecutor {
  private final EngineSettings settings;
  private final AdaptiveBudget budget;
  private final EngineListener listener;
  private final EngineClock clock;

  /** Why a batch did not come out. */
  private record Trouble(Reason reason, Optional<Throwable> cause) {}

  BatchExecutor(
      EngineSettings settings, AdaptiveBudget budget, EngineListener listener, EngineClock clock) {
    this.settings = settings;
    this.budget = budget;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * @throws DeviceFailure if the device or the model is broken
   */
  void execute(BatchPlan plan) {
    attempt(plan, clock.nanos());
  }

  private void attempt(BatchPlan plan, long started) {
    if (plan.abandoned()) {
      return;
    }
    PackedBatch batch = plan.pack();
    long before = clock.nanos();
    BatchOutput output;
    try {
      output = plan.slot().model().runner().run(batch);
      output.requireMatches(batch);
    } catch (DeviceFailure e) {
      throw e;
    } catch (DeviceMemoryExhausted e) {
      lowerBudget(plan);
      retry(plan, plan.sequences(), started, new Trouble(Reason.OUT_OF_MEMORY, Optional.of(e)));
      return;
    } catch (RuntimeException e) {
      retry(plan, plan.sequences(), started, new Trouble(Reason.REJECTED, Optional.of(e)));
      return;
    }
    measured(plan, clock.nanos() - before);
    deliver(plan, batch, output, started);
  }

  private void lowerBudget(BatchPlan plan) {
    listener.budgetLowered(budget.exhausted(plan.shape().tokens(), clock.nanos()));
  }

  private void measured(BatchPlan plan, long computeNanos) {
    listener.batchCompleted(
        new BatchMeasurement(
            plan.slot().id(), plan.shape(), plan.placed().size(), plan.realTokens(), computeNanos));
  }

  private void deliver(BatchPlan plan, PackedBatch batch, BatchOutput output, long started) {
    long ended = clock.nanos();
    List<PendingSequence> notFinite = new ArrayList<>();
    for (int i = 0; i < batch.sequences(); i++) {
      PendingSequence sequence = plan.placed().get(i).sequence();
      float[] values = output.valuesOf(batch, i);
      if (FiniteValues.allFinite(values)) {
        SequenceOutput.Timing timing = timing(sequence, started, ended);
        complete(plan, sequence, new SequenceOutput(output.unit(), output.width(), values, timing));
      } else {
        notFinite.add(sequence);
      }
    }
    if (!notFinite.isEmpty()) {
      retry(plan, notFinite, started, new Trouble(Reason.NOT_FINITE, Optional.empty()));
    }
  }

  private void retry(
      BatchPlan plan, List<PendingSequence> sequences, long started, Trouble trouble) {
    if (plan.placed().size() == 1) {
      giveUp(plan, sequences.get(0), started, trouble);
      return;
    }
    listener.batchSplit(plan.slot().id(), trouble.reason());
    int half = (sequences.size() + 1) / 2;
    attempt(part(plan, sequences.subList(0, half)), started);
    if (half < sequences.size()) {
      attempt(part(plan, sequences.subList(half, sequences.size())), started);
    }
  }

  private BatchPlan part(BatchPlan plan, List<PendingSequence> sequences) {
    int shared = settings.batching().rowTokens();
    boolean allShort = sequences.stream().allMatch(sequence -> sequence.length() <= shared);
    int rowTokens = allShort ? shared : plan.shape().rowTokens();
    return RowPacker.all(sequences, rowTokens).plan(plan.slot(), plan.priority());
  }

  private void giveUp(BatchPlan plan, PendingSequence sequence, long started, Trouble trouble) {
    InferenceModel model = plan.slot().model();
    try {
      KnownGoodInput.probe(model);
    } catch (RuntimeException e) {
      DeviceFailure broken =
          new DeviceFailure(
              "model %s on device %s fails on known good input too: %s"
                  .formatted(model.id(), settings.device(), e.getMessage()),
              e);
      trouble.cause().ifPresent(broken::addSuppressed);
      throw broken;
    }
    SequenceFailure failure =
        new SequenceFailure(trouble.reason(), message(model, sequence, trouble), trouble.cause());
    listener.sequenceCompleted(
        new Outcome(model.id(), plan.priority(), Optional.of(trouble.reason())),
        timing(sequence, started, clock.nanos()));
    sequence.complete(failure);
  }

  private String message(InferenceModel model, PendingSequence sequence, Trouble trouble) {
    String what =
        switch (trouble.reason()) {
          case OUT_OF_MEMORY -> "does not fit the device's memory, even alone";
          case NOT_FINITE -> "gives values that are not finite, even alone";
          case REJECTED, TOO_LONG -> "cannot be computed, even alone";
        };
    String cause = trouble.cause().map(e -> ": " + e.getMessage()).orElse("");
    return "a sequence of %d tokens for model %s on device %s %s%s"
        .formatted(sequence.length(), model.id(), settings.device(), what, cause);
  }

  private void complete(BatchPlan plan, PendingSequence sequence, SequenceOutput output) {
    listener.sequenceCompleted(
        new Outcome(plan.slot().id(), plan.priority(), Optional.empty()), output.timing());
    sequence.complete(output);
  }

  private static SequenceOutput.Timing timing(PendingSequence sequence, long started, long ended) {
    return new SequenceOutput.Timing(started - sequence.enqueuedNanos(), ended - started);
  }
}
