package io.litmill.checkpoint;

import java.util.Arrays;
import java.util.Optional;
import org.tensorflow.ndarray.Shape;

/** The element types of stored tensors, under the names safetensors gives them. */
public enum ElementType {
  F64(8, true),
  F32(4, true),
  F16(2, true),
  BF16(2, true),
  F8_E4M3(1, false),
  F8_E5M2(1, false),
  I64(8, false),
  U64(8, false),
  I32(4, false),
  U32(4, false),
  I16(2, false),
  U16(2, false),
  I8(1, false),
  U8(1, false),
  BOOL(1, false);

  private final int bytes;
  private final boolean weight;

  ElementType(int bytes, boolean weight) {
    this.bytes = bytes;
    this.weight = weight;
  }

  /** Bytes of one element. */
  public int bytes() {
    return bytes;
  }

  /** Whether weights of a model may be stored in this type. */
  public boolean weight() {
    return weight;
  }

  /**
   * Bytes of a tensor of that shape.
   *
   * @throws ArithmeticException if they do not fit a long
   */
  public long bytes(Shape shape) {
    long product = bytes;
    for (long dimension : shape.asArray()) {
      product = Math.multiplyExact(product, dimension);
    }
    return product;
  }

  static Optional<ElementType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }
}
