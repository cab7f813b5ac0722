package io.litmill.model;

/**
 * An output of a model on the Java heap.
 *
 * @param shape extents, outermost first
 * @param values row-major
 */
public record FloatTensor(long[] shape, float[] values) {}
