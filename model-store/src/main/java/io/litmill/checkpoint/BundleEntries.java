package io.litmill.checkpoint;

import java.nio.file.Path;
import java.util.Optional;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.BundleEntryProto;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorShapeProto;

/** What an entry of a V2 bundle says of its tensor. */
final class BundleEntries {
  private BundleEntries() {}

  /** Where the tensor lies in its shard. */
  static TensorLocation location(Path index, String name, BundleEntryProto entry)
      throws CheckpointException {
    if (entry.getSlicesCount() > 0) {
      throw new CheckpointException(
          ("%s: tensor %s is stored in %d slices (a partitioned variable), which is not supported;"
                  + " load the checkpoint in TensorFlow without a partitioner and save it again")
              .formatted(index, name, entry.getSlicesCount()));
    }
    ElementType type =
        elementType(entry.getDtype())
            .orElseThrow(
                () ->
                    new CheckpointException(
                        "%s: tensor %s is of type %s, which is not supported"
                            .formatted(index, name, entry.getDtype())));
    Shape shape = shape(entry.getShape());
    requireSize(index, name, entry, type, shape);
    return new TensorLocation(type, shape, entry.getOffset(), entry.getSize());
  }

  private static void requireSize(
      Path index, String name, BundleEntryProto entry, ElementType type, Shape shape)
      throws CheckpointException {
    if (entry.getShape().getUnknownRank()
        || entry.getShape().getDimList().stream().anyMatch(dimension -> dimension.getSize() < 0)
        || entry.getOffset() < 0
        || !takes(type, shape, entry.getSize())) {
      throw new CheckpointException(
          "%s: tensor %s of type %s and shape %s cannot take the %d bytes at byte %d it is said to;"
                  .formatted(index, name, type, shape, entry.getSize(), entry.getOffset())
              + " the index is damaged, fetch it again");
    }
  }

  private static boolean takes(ElementType type, Shape shape, long size) {
    try {
      return type.bytes(shape) == size;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  private static Shape shape(TensorShapeProto shape) {
    return Shape.of(shape.getDimList().stream().mapToLong(TensorShapeProto.Dim::getSize).toArray());
  }

  private static Optional<ElementType> elementType(DataType type) {
    return Optional.ofNullable(
        switch (type) {
          case DT_FLOAT -> ElementType.F32;
          case DT_DOUBLE -> ElementType.F64;
          case DT_HALF -> ElementType.F16;
          case DT_BFLOAT16 -> ElementType.BF16;
          case DT_INT64 -> ElementType.I64;
          case DT_UINT64 -> ElementType.U64;
          case DT_INT32 -> ElementType.I32;
          case DT_UINT32 -> ElementType.U32;
          case DT_INT16 -> ElementType.I16;
          case DT_UINT16 -> ElementType.U16;
          case DT_INT8 -> ElementType.I8;
          case DT_UINT8 -> ElementType.U8;
          case DT_BOOL -> ElementType.BOOL;
          default -> null;
        });
  }
}
