package io.litmill.cli;

import io.litmill.annotation.Annotator;
import io.litmill.annotation.SharedEngine;
import io.litmill.inference.Priority;
import io.litmill.mill.AnnotatorOpening;
import io.litmill.mill.Mill;
import io.litmill.mill.Observation;
import io.litmill.mill.OrderlyEnd;
import io.litmill.replay.Replay;
import io.litmill.replay.ReplayRequest;
import io.litmill.replay.ReplayRun;
import io.litmill.settings.Configuration;
import io.litmill.topology.StreamListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;

/**
 * A replay in a process that is an instance of the live application meanwhile and afterwards. Both
 * streams go through one engine, live work first. Health and metrics are those of the live stream;
 * of the replay only its progress is shown, and what its models do in the engine.
 *
 * @param live the configuration of the live application
 * @param parts of the replay
 * @param err told what happens
 */
record ReplayBesideLive(
    Configuration live, ReplayParts parts, ReplayRequest request, PrintWriter err) {
  /** What is done with the finished run. */
  interface Finished {
    void accept(ReplayRun run) throws IOException;
  }

  /**
   * Runs both to the end of the replay, then the live stream until it stops.
   *
   * @param end stops both
   * @return 0 if the live stream was told to stop when the run was finished, else 1
   * @throws io.litmill.replay.ReplayException if a run of that name was asked for otherwise; the
   *     live stream was not started then
   * @throws org.apache.kafka.common.KafkaException if the replay fails; the live stream is closed
   */
  int run(Observation observation, OrderlyEnd end, Finished finished)
      throws IOException, InterruptedException {
    try (SharedEngine engine = AnnotatorOpening.engine(live, observation.engine());
        Mill mill =
            Mill.open(
                live, () -> AnnotatorOpening.open(live, engine, Priority.LIVE), observation)) {
      ReplayRun run = replay(engine, mill, observation, end);
      if (run.isFinished()) {
        finished.accept(run);
        err.println("litmill: the replay is finished; the live stream goes on until it is stopped");
        mill.awaitStop();
      }
      mill.failure().ifPresent(this::sayThatLiveFailed);
      if (!run.isFinished()) {
        err.println("litmill: stopped; the same command goes on");
      }
      return run.isFinished() && mill.failure().isEmpty() ? 0 : 1;
    }
  }

  /** Kafka Streams wraps what went wrong in where it did. */
  private void sayThatLiveFailed(Throwable failure) {
    Throwable reason = failure;
    while (reason.getCause() != null) {
      reason = reason.getCause();
    }
    err.println("litmill: the live stream failed: " + reason.getMessage());
  }

  /** When this returns, the models that only the run needs have left the device. */
  private ReplayRun replay(SharedEngine engine, Mill mill, Observation observation, OrderlyEnd end)
      throws IOException, InterruptedException {
    Replay replay = new Replay(parts.deployment(), Clock.systemUTC());
    try (ReplayBar bar = new ReplayBar(err, request.id().text());
        Annotator annotator =
            AnnotatorOpening.open(parts.configuration(), engine, Priority.REPLAY)) {
      replay.requireSame(request, annotator);
      mill.onStop(replay::stop);
      mill.start();
      end.onStop(replay::stop);
      end.onStop(mill::stop);
      return replay(replay, annotator, new ReplayGauges(bar, observation));
    }
  }

  private ReplayRun replay(Replay replay, Annotator annotator, ReplayGauges gauges)
      throws InterruptedException {
    try {
      return replay.run(request, annotator, StreamListener.NONE, gauges);
    } catch (RuntimeException e) {
      err.println("litmill: the replay failed, so the live stream is closed, too");
      throw e;
    }
  }
}
