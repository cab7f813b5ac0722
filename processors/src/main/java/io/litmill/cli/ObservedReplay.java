package io.litmill.cli;

import io.litmill.mill.Observation;
import io.litmill.replay.ReplayListener;
import io.litmill.topology.LitmillStream;

/** Shows how a replay gets on: at the terminal and to whoever scrapes. */
final class ObservedReplay implements ReplayListener {
  private final ReplayListener bar;
  private final Observation observation;
  private final String citations;
  private volatile long done;
  private volatile long total;

  /**
   * @param citations the topic that is replayed
   */
  ObservedReplay(ReplayListener bar, Observation observation, String citations) {
    this.bar = bar;
    this.observation = observation;
    this.citations = citations;
    observation.gauge(
        "litmill.replay.offsets.done", "Offsets that the replay has read", () -> done);
    observation.gauge(
        "litmill.replay.offsets", "Offsets between the replay's starts and its ends", () -> total);
  }

  @Override
  public void started(LitmillStream stream) {
    observation.watch(stream, citations);
  }

  @Override
  public void progress(long doneNow, long totalNow) {
    done = doneNow;
    total = totalNow;
    bar.progress(doneNow, totalNow);
  }

  @Override
  public void ended() {
    observation.rest();
  }
}
