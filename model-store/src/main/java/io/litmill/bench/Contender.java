package io.litmill.bench;

/** An engine with a token-labelling model in memory. Closing gives the memory back. */
public interface Contender extends AutoCloseable {

  /** The engine's name; contenders of one engine and precision are ways to use its threads. */
  String engine();

  Precision precision();

  /** Threads of the engine that compute one call. */
  int threads();

  /** Threads that call {@link #run} at once to get the highest throughput. */
  int clients();

  /**
   * Computes a batch; called by {@link #clients()} threads at once.
   *
   * @return the logits [rows · rowLength · labels]; those of padding mean nothing
   */
  float[] run(Batch batch);

  /** What a table of results calls engine and precision. */
  default String title() {
    return engine() + " " + precision().optionName();
  }

  @Override
  void close();
}
