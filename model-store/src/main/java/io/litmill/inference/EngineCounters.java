package io.litmill.inference;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what an engine reports. */
public final class EngineCounters implements EngineListener {
  private final LongAdder batches = new LongAdder();
  private final LongAdder batchTokens = new LongAdder();
  private final LongAdder realTokens = new LongAdder();
  private final LongAdder splits = new LongAdder();
  private final LongAdder queueNanos = new LongAdder();
  private final LongAdder computeNanos = new LongAdder();
  private final Map<Outcome, LongAdder> outcomes = new ConcurrentHashMap<>();

  @Override
  public void batchCompleted(BatchMeasurement batch) {
    batches.increment();
    batchTokens.add(batch.shape().tokens());
    realTokens.add(batch.realTokens());
    computeNanos.add(batch.computeNanos());
  }

  @Override
  public void batchSplit(ModelId model, SequenceFailure.Reason reason) {
    splits.increment();
  }

  @Override
  public void sequenceCompleted(Outcome outcome, SequenceOutput.Timing timing) {
    outcomes.computeIfAbsent(outcome, key -> new LongAdder()).increment();
    queueNanos.add(timing.queueNanos());
  }

  /** The counts so far; while the engine works they may belong to slightly different moments. */
  public EngineSnapshot snapshot() {
    Map<Outcome, Long> counted = new HashMap<>();
    outcomes.forEach((outcome, count) -> counted.put(outcome, count.sum()));
    return new EngineSnapshot(
        batches.sum(),
        batchTokens.sum(),
        realTokens.sum(),
        splits.sum(),
        queueNanos.sum(),
        computeNanos.sum(),
        counted);
  }
}
