package io.litmill.replay;

import io.litmill.topology.LitmillStream;

/** Hears how a replay gets on. Called by the thread that runs it. */
public interface ReplayListener {
  /** Says nothing. */
  ReplayListener NONE = (done, total) -> {};

  /**
   * How far the run is, about once a second.
   *
   * @param done offsets that are read and committed
   * @param total offsets of the whole run; what is left is its lag
   */
  void progress(long done, long total);

  /** The stream of the run is about to start. */
  default void started(LitmillStream stream) {}

  /** The stream has stopped. */
  default void ended() {}
}
