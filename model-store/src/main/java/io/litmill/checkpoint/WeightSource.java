package io.litmill.checkpoint;

import org.tensorflow.ndarray.Shape;

public record WeightSource(String name, Shape shape, CheckpointTensor tensor, boolean transposed) {}
