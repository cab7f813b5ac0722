package io.litmill.throughput;

import io.litmill.annotation.Annotator;
import io.litmill.replay.Deployment;
import io.litmill.replay.Replay;
import io.litmill.replay.ReplayListener;
import io.litmill.replay.ReplayRequest;
import io.litmill.replay.RunId;
import io.litmill.schemas.Citation;
import io.litmill.topology.StreamListener;
import java.io.IOException;
import java.nio.file.Path;
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
  private int rounds;

  private ReplayRounds(Annotator annotator, RoundPlatform platform) {
    this.annotator = annotator;
    this.platform = platform;
  }

  /**
   * Starts a broker and a registry.
   *
   * @param folder where their data and the state are
   * @param threads stream threads, and partitions of each topic
   * @param batch citations that are annotated at once
   */
  public static ReplayRounds start(Path folder, Annotator annotator, int threads, int batch)
      throws IOException {
    return new ReplayRounds(annotator, new RoundPlatform(folder, threads, batch));
  }

  @Override
  public Round run(List<Citation> citations) throws InterruptedException {
    rounds++;
    String name = "past-" + rounds;
    platform.send(platform.topics(name).citations(), citations);
    Replay replay = new Replay(Deployment.of(platform.configuration(name)), Clock.systemUTC());
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

  @Override
  public void close() throws IOException {
    platform.close();
  }
}
