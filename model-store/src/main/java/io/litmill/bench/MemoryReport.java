package io.litmill.bench;

import io.litmill.graph.Flavour;

/**
 * What a bundle needs in a process that does nothing else.
 *
 * @param loadSeconds from the bundle's files to a session that has passed its self-test
 * @param weightBytes of all parameters in float32
 * @param started before TensorFlow's library was loaded
 * @param library after it was
 * @param loaded with the weights in memory
 * @param warm after the first batches
 * @param end after all batches
 */
public record MemoryReport(
    String bundle,
    Flavour flavour,
    double loadSeconds,
    long weightBytes,
    ResidentMemory started,
    ResidentMemory library,
    ResidentMemory loaded,
    ResidentMemory warm,
    ResidentMemory end) {

  /** All of the process at the end, as a multiple of the weights. */
  public double ofWeights() {
    return (double) end.now() / weightBytes;
  }

  /** What came since TensorFlow's library was loaded, as a multiple of the weights. */
  public double modelOfWeights() {
    return (double) (end.now() - library.now()) / weightBytes;
  }
}
