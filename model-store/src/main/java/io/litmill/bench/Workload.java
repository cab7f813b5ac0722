package io.litmill.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The batches of a scenario for one contender, in an endless circle; for several threads. */
final class Workload {
  private final List<Batch> batches;
  private final AtomicInteger next = new AtomicInteger();

  Workload(List<Batch> batches) {
    this.batches = List.copyOf(batches);
  }

  /** Goes on where the round before has stopped. */
  Batch next() {
    return batches.get(next.getAndUpdate(i -> (i + 1) % batches.size()));
  }

  /** Share of real tokens in the computed tokens. */
  double efficiency() {
    double real = batches.stream().mapToLong(Batch::realTokens).sum();
    return real / batches.stream().mapToLong(Batch::computedTokens).sum();
  }
}
