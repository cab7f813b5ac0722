package io.litmill.throughput;

import io.litmill.annotation.Annotator;
import io.litmill.replay.Deployment;
import io.litmill.replay.Replay;
import io.litmill.replay.ReplayListener;
import io.litmill.replay.ReplayRequest;
import io.litmill.replay.RunId;
import io.litmill.schemas.Citation;
import io.litmill.topology.StreamListener;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A whole replay with the same annotator, from its beginning to its end: its topics are made, its
 * stream starts, and it finds that it is through. Used by one thread.
 */
public final class ReplayRounds implements Rounds {
  private final Annotator annotator;
  private final RoundPlatform platform;

  public ReplayRounds(Annotator annotator, RoundPlatform platform) {
    this.annotator = annotator;
    this.platform = platform;
  }

  @Override
  public Round run(List<Citation> citations) throws InterruptedException {
    RoundPlatform.Prepared round = platform.prepare();
    platform.send(round.topics().citations(), citations);
    Replay replay = new Replay(Deployment.of(round.configuration()), Clock.systemUTC());
    ReplayRequest all =
        new ReplayRequest(
            new RunId("all"),
            "earliest",
            "now",
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty());
    long begin = System.nanoTime();
    replay.run(all, annotator, StreamListener.NONE, ReplayListener.NONE);
    return new Round(citations.size(), (System.nanoTime() - begin) / 1e9);
  }
}
