package io.litmill.checkpoint.source;

import io.litmill.architecture.Architecture;
import java.util.function.ToIntFunction;

/** The axes of weights, by the letters of the package's table. */
enum Axis {
  /** Words. */
  V(Architecture::vocabularySize),
  /** Positions. */
  P(Architecture::positions),
  /** Token types. */
  T(Architecture::tokenTypes),
  /** Width of the embeddings. */
  E(Architecture::embeddingSize),
  /** Hidden width. */
  H(Architecture::hiddenSize),
  /** Width of the feed-forward block. */
  F(Architecture::intermediateSize),
  /** Outputs of the classifier; no matter of the architecture. */
  L(null);

  private final ToIntFunction<Architecture> size;

  Axis(ToIntFunction<Architecture> size) {
    this.size = size;
  }

  int size(Architecture architecture, int labels) {
    return size == null ? labels : size.applyAsInt(architecture);
  }
}
