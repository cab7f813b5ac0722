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
          "GatherV2",
          "Greater",
          "Identity",
          "MatMul",
          "Maximum",
          "Mean",
          "Mul",
          "NoOp",
          "NotEqual",
          "Pack",
          "Placeholder",
          "PlaceholderWithDefault",
          "Range",
          "ReadVariableOp",
          "RealDiv",
          "Relu",
          "Reshape",
          "RestoreV2",
          "Rsqrt",
          "Shape",
          "Size",
          "Softmax",
          "Split",
          "Square",
          "StridedSlice",
          "Sub",
          "Sum",
          "Tanh",
          "Transpose",
          "VarHandleOp",
          "ZerosLike");

  private AllowedOperations() {}
}
