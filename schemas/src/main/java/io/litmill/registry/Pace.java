package io.litmill.registry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Time as the client sees it: what it is, how it passes, and the chance in it. */
record Pace(InstantSource clock, Sleeper sleeper, RandomGenerator random) {
  static Pace real() {
    return new Pace(
        InstantSource.system(),
        wait -> Thread.sleep(wait.toMillis()),
        RandomGenerator.getDefault());
  }

  interface Sleeper {
    void sleep(Duration wait) throws InterruptedException;
  }
}
