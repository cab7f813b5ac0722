package io.litmill.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.OperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TType;

/** An operation that TensorFlow Java has no class for, built by its registered name. */
final class RawOperation {
  private final OperationBuilder builder;

  private RawOperation(OperationBuilder builder) {
    this.builder = builder;
  }

  /**
   * @param type as registered; a leading underscore marks operations internal to a device
   */
  static RawOperation of(Ops tf, String type) {
    return new RawOperation(tf.scope().opBuilder(type, type.replace("_", "")));
  }

  RawOperation input(Operand<?> input) {
    builder.addInput(input.asOutput());
    return this;
  }

  RawOperation inputList(List<? extends Operand<?>> inputs) {
    List<Output<?>> outputs = new ArrayList<>();
    inputs.forEach(input -> outputs.add(input.asOutput()));
    builder.addInputList(outputs.toArray(new Output<?>[0]));
    return this;
  }

  RawOperation attribute(String name, boolean value) {
    builder.setAttr(name, value);
    return this;
  }

  RawOperation attribute(String name, long value) {
    builder.setAttr(name, value);
    return this;
  }

  RawOperation attribute(String name, float value) {
    builder.setAttr(name, value);
    return this;
  }

  RawOperation attribute(String name, String value) {
    builder.setAttr(name, value);
    return this;
  }

  RawOperation attribute(String name, String[] values) {
    builder.setAttr(name, values);
    return this;
  }

  <T extends TType> Output<T> output() {
    return builder.build().output(0);
  }

  /** Addition in the form that TensorFlow's optimiser joins with what stands before it. */
  static <T extends TType> Output<T> add(Ops tf, Operand<T> x, Operand<T> y) {
    return of(tf, "AddV2").input(x).input(y).output();
  }

  /** x · y, or x · yᵀ, of the last two extents. */
  static <T extends TType> Output<T> batchMatMul(
      Ops tf, Operand<T> x, Operand<T> y, boolean transposeY) {
    return of(tf, "BatchMatMulV2").input(x).input(y).attribute("adj_y", transposeY).output();
  }
}
