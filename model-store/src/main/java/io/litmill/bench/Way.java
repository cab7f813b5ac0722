package io.litmill.bench;

import java.time.Duration;

/** One way in which a contender computes a scenario. */
interface Way {
  Contender contender();

  /** Threads that ask for results at once. */
  int clients();

  /** Whether through Litmill's engine. */
  boolean throughEngine();

  /** Computes something, so that no first run is in the figures. */
  void warmUp() throws InterruptedException;

  /** Computes for some time; returns when nothing is under way any more. */
  Turn take(Duration time) throws InterruptedException;

  /**
   * What was done in a turn.
   *
   * @param rate real tokens a second
   */
  record Turn(double rate, Tally tally) {}
}
