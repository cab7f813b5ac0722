package io.litmill.throughput;

import io.litmill.schemas.Citation;
import java.util.List;
import java.util.function.Supplier;

/**
 * The bare annotator and the stream in turn on the same citations; each is the first in every other
 * pair. Used by one thread.
 */
public final class PairedRounds {
  private final Rounds bare;
  private final Rounds stream;
  private final Supplier<ModelWork.Sum> models;
  private boolean bareFirst = true;

  /**
   * @param models what the models of both have computed until now
   */
  public PairedRounds(Rounds bare, Rounds stream, Supplier<ModelWork.Sum> models) {
    this.bare = bare;
    this.stream = stream;
    this.models = models;
  }

  /** A round, and what the models did in it. */
  public record Measured(Round round, ModelWork.Sum models) {}

  /** Two rounds with the same citations. */
  public record Pair(Measured bare, Measured stream) {
    /** Throughput of the stream as a share of the annotator's. */
    public double share() {
      return stream.round().speed() / bare.round().speed();
    }

    /**
     * The share as it would have been if the models had taken the same time for a token: a machine
     * shared with others changes its speed from minute to minute. What the stream takes from the
     * models by more padding, by its own threads and by waiting counts.
     */
    public double shareAtOneSpeed() {
      return share() * stream.models().nanosPerToken() / bare.models().nanosPerToken();
    }
  }

  /**
   * Runs both.
   *
   * @throws IllegalStateException if what is measured fails
   */
  public Pair run(List<Citation> citations) throws InterruptedException {
    boolean first = bareFirst;
    bareFirst = !bareFirst;
    if (first) {
      Measured annotated = measured(bare, citations);
      return new Pair(annotated, measured(stream, citations));
    }
    Measured streamed = measured(stream, citations);
    return new Pair(measured(bare, citations), streamed);
  }

  private Measured measured(Rounds rounds, List<Citation> citations) throws InterruptedException {
    ModelWork.Sum before = models.get();
    Round round = rounds.run(citations);
    return new Measured(round, models.get().minus(before));
  }
}
