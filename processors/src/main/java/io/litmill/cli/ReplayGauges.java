package io.litmill.cli;

import io.litmill.mill.Observation;
import io.litmill.replay.ReplayListener;

/** Shows how a replay gets on: at the terminal and to whoever scrapes. */
final class ReplayGauges implements ReplayListener {
  private final ReplayListener bar;
  private volatile long done;
  private volatile long total;

  ReplayGauges(ReplayListener bar, Observation observation) {
    this.bar = bar;
    observation.gauge(
        "litmill.replay.offsets.done", "Offsets that the replay has read", () -> done);
    observation.gauge(
        "litmill.replay.offsets", "Offsets between the replay's starts and its ends", () -> total);
  }

  @Override
  public void progress(long doneNow, long totalNow) {
    done = doneNow;
    total = totalNow;
    bar.progress(doneNow, totalNow);
  }
}
