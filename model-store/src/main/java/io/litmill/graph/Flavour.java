package io.litmill.graph;

import com.fasterxml.jackson.annotation.JsonValue;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;

/** The ways in which a model can be computed. */
public enum Flavour {
  /** Standard operations in float32: every device, and the measure of all others. */
  FLOAT32("float32"),
  /** Standard operations, products in bfloat16. */
  BFLOAT16("bfloat16"),
  /** Standard operations, products in float16: for GPUs. */
  FLOAT16("float16"),
  /** Operations of oneDNN named directly, bfloat16, packed weights: for x86 processors. */
  ONEDNN_BFLOAT16("onednn-bfloat16"),
  /** The same over the weights as they are stored: see {@link PackedWeights}. */
  ONEDNN_BFLOAT16_UNPACKED("onednn-bfloat16-unpacked");

  private final String optionName;

  Flavour(String optionName) {
    this.optionName = optionName;
  }

  @JsonValue
  public String optionName() {
    return optionName;
  }

  /** Whether it is of oneDNN's operations, which TensorFlow has on x86 processors only. */
  public boolean oneDnn() {
    return this == ONEDNN_BFLOAT16 || this == ONEDNN_BFLOAT16_UNPACKED;
  }

  /**
   * Whether TensorFlow's optimiser makes its graphs faster: it fuses standard operations. oneDNN's
   * are fused as they are written, and the optimiser only takes a second of loading a large model.
   */
  public boolean rewritten() {
    return !oneDnn();
  }

  /** The kernels of this flavour for one graph. */
  public Kernels kernels(Ops tf, Weights weights) {
    return switch (this) {
      case FLOAT32 -> new PortableKernels<>(tf, weights, TFloat32.class);
      case BFLOAT16 -> new PortableKernels<>(tf, weights, TBfloat16.class);
      case FLOAT16 -> new PortableKernels<>(tf, weights, TFloat16.class);
      case ONEDNN_BFLOAT16 -> new OneDnnKernels(tf, weights, true);
      case ONEDNN_BFLOAT16_UNPACKED -> new OneDnnKernels(tf, weights, false);
    };
  }
}
