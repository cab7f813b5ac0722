package io.litmill.cli;

import io.litmill.mill.Observation;
import io.litmill.replay.ReplayListener;
import io.litmill.topology.LitmillStream;

/** Shows a replay that has a process of its own: how it gets on, and its stream. */
final class ObservedReplay implements ReplayListener {
  private final ReplayGauges gauges;
  private final Observation observation;
  private final String citations;

  /**
   * @param citations the topic that is replayed
   */
  ObservedReplay(ReplayListener bar, Observation observation, String citations) {
    this.gauges = new ReplayGauges(bar, observation);
    this.observation = observation;
    this.citations = citations;
  }

  @Override
  public void started(LitmillStream stream) {
    observation.watch(stream, citations);
  }

  @Override
  public void progress(long done, long total) {
    gauges.progress(done, total);
  }

  @Override
  public void ended() {
    observation.rest();
  }
}
