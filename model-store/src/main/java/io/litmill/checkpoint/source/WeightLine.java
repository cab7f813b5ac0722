package io.litmill.checkpoint.source;

import io.litmill.architecture.Architecture;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tensorflow.ndarray.Shape;

/**
 * One line of a table of names: a weight, or a layer of two, and where the checkpoint keeps it. A
 * {@code #} in both names stands for the number of the layer.
 *
 * @param name of the weight, or its beginning
 * @param stored name in the checkpoint, or its beginning
 */
record WeightLine(String name, String stored, List<Part> parts) {

  /**
   * One tensor of a line.
   *
   * @param suffix of the weight's name
   * @param storedSuffix of the stored name
   * @param axes of the weight
   * @param transposed whether the stored tensor has its two axes the other way round
   */
  record Part(String suffix, String storedSuffix, List<Axis> axes, boolean transposed) {}

  /**
   * A weight a model needs.
   *
   * @param stored name in the checkpoint, without the prefix of the family
   * @param shape of the weight, not of the stored tensor
   */
  record Expected(String name, String stored, Shape shape, boolean transposed) {
    Shape storedShape() {
      return transposed ? Shape.of(shape.get(1), shape.get(0)) : shape;
    }
  }

  /** A single tensor, stored as it is used. */
  static WeightLine tensor(String name, String stored, Axis... axes) {
    return new WeightLine(name, stored, List.of(new Part("", "", List.of(axes), false)));
  }

  /** A single matrix, stored as [out, in]. */
  static WeightLine transposed(String name, String stored, Axis in, Axis out) {
    return new WeightLine(name, stored, List.of(new Part("", "", List.of(in, out), true)));
  }

  /** PyTorch's {@code nn.Linear}: {@code weight} [out, in] and {@code bias}. */
  static WeightLine linear(String name, String stored, Axis in, Axis out) {
    return new WeightLine(
        name,
        stored,
        List.of(
            new Part("/kernel", ".weight", List.of(in, out), true),
            new Part("/bias", ".bias", List.of(out), false)));
  }

  /** PyTorch's {@code nn.LayerNorm}: {@code weight} and {@code bias}. */
  static WeightLine layerNorm(String name, String stored, Axis width) {
    return new WeightLine(
        name,
        stored,
        List.of(
            new Part("/gamma", ".weight", List.of(width), false),
            new Part("/beta", ".bias", List.of(width), false)));
  }

  /** TensorFlow's dense layer: {@code kernel} [in, out] and {@code bias}. */
  static WeightLine dense(String name, String stored, Axis in, Axis out) {
    return new WeightLine(
        name,
        stored,
        List.of(
            new Part("/kernel", "/kernel", List.of(in, out), false),
            new Part("/bias", "/bias", List.of(out), false)));
  }

  /** TensorFlow's layer normalisation: {@code gamma} and {@code beta}. */
  static WeightLine norm(String name, String stored, Axis width) {
    return new WeightLine(
        name,
        stored,
        List.of(
            new Part("/gamma", "/gamma", List.of(width), false),
            new Part("/beta", "/beta", List.of(width), false)));
  }

  /** The weights of this line in a model of these sizes; those of all layers where it has a #. */
  Stream<Expected> expand(Architecture architecture, int labels) {
    int layers = name.contains("#") ? architecture.layers() : 1;
    return IntStream.range(0, layers)
        .boxed()
        .flatMap(layer -> parts.stream().map(part -> expect(part, layer, architecture, labels)));
  }

  private Expected expect(Part part, int layer, Architecture architecture, int labels) {
    String number = Integer.toString(layer);
    long[] shape =
        part.axes().stream().mapToLong(axis -> axis.size(architecture, labels)).toArray();
    return new Expected(
        name.replace("#", number) + part.suffix(),
        stored.replace("#", number) + part.storedSuffix(),
        Shape.of(shape),
        part.transposed());
  }
}
