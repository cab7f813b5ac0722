package io.litmill.bundle;

import java.util.Set;

/**
 * The operations that graphs of models are made of. None of them runs programs, opens sockets,
 * writes files, or reads files other than the variables the session is told to restore.
 */
final class AllowedOperations {
  static final Set<String> NAMES =
      Set.of(
          "Add",
          "AddV2",
          "AssignVariableOp",
          "BatchMatMulV2",
          "BiasAdd",
          "BroadcastTo",
          "Cast",
          "ConcatV2",
          "Const",
          "EnsureShape",
          "Erf",
          "ExpandDims",
          "Fill",
          "FusedBatchNormV3",
          "GatherV2",
          "Greater",
          "Identity",
          "MatMul",
          "Maximum",
          "Mul",
          "NoOp",
          "NotEqual",
          "Pack",
          "Placeholder",
          "PlaceholderWithDefault",
          "Range",
          "ReadVariableOp",
          "Relu",
          "Reshape",
          "RestoreV2",
          "Shape",
          "Size",
          "Softmax",
          "Split",
          "StridedSlice",
          "Sub",
          "Sum",
          "Tanh",
          "Transpose",
          "VarHandleOp",
          "ZerosLike");

  private AllowedOperations() {}
}
