package io.litmill.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that call a contender with ready batches, in an endless circle. */
final class BatchCalls implements Way {
  private final Contender contender;
  private final int clients;
  private final List<Batch> batches;
  private final TimedRun run;
  private final AtomicInteger next = new AtomicInteger();

  /**
   * @param batches of sentences of one length, or of mixed lengths
   */
  BatchCalls(Contender contender, int clients, List<Batch> batches, TimedRun run) {
    this.contender = contender;
    this.clients = clients;
    this.batches = List.copyOf(batches);
    this.run = run;
  }

  @Override
  public Contender contender() {
    return contender;
  }

  @Override
  public int clients() {
    return clients;
  }

  @Override
  public boolean throughEngine() {
    return false;
  }

  @Override
  public void warmUp() {
    contender.run(nextBatch());
  }

  @Override
  public Turn take(Duration time) throws InterruptedException {
    double rate = run.perSecond(clients, time, client -> runNext());
    return new Turn(rate, tokens());
  }

  private long runNext() {
    Batch batch = nextBatch();
    contender.run(batch);
    return batch.realTokens();
  }

  /** Goes on where the turn before has stopped. */
  private Batch nextBatch() {
    return batches.get(next.getAndUpdate(i -> (i + 1) % batches.size()));
  }

  /** Of the whole circle: a turn may see part of it only. */
  private Tally tokens() {
    return Tally.ofTokens(
        batches.stream().mapToLong(Batch::computedTokens).sum(),
        batches.stream().mapToLong(Batch::realTokens).sum());
  }
}
