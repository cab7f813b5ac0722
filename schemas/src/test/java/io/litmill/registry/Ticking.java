package io.litmill.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Time that passes when someone sleeps or the test says so. */
final class Ticking implements InstantSource, Pace.Sleeper {
  private final List<Duration> slept = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  Pace pace() {
    return new Pace(this, this, new Random(7));
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  List<Duration> slept() {
    return slept;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void sleep(Duration wait) {
    slept.add(wait);
    pass(wait);
  }
}
