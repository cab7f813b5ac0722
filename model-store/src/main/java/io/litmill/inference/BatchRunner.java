package io.litmill.inference;

/**
 * One loaded model on one device. {@link #run} is called by several worker threads at once.
 *
 * <p>The engine a runner was added to closes it, when no call is under way and none will follow.
 */
public interface BatchRunner extends AutoCloseable {

  /**
   * Computes a batch. Any exception other than those below is taken for an effect of the data until
   * the model also fails on a known good input.
   *
   * @throws DeviceMemoryExhausted if the batch does not fit; the engine tries smaller ones
   * @throws SequenceRejected if the model cannot compute a sequence of the batch; the engine finds
   *     out which
   * @throws DeviceFailure if the device cannot be used any more
   */
  BatchOutput run(PackedBatch batch);

  @Override
  void close();
}
