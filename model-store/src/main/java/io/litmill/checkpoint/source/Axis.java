package io.litmill.checkpoint.source;

import io.litmill.architecture.Architecture;

/** The axes of weights, by the letters of the package's table. */
enum Axis {
  /** Words. */
  V,
  /** Positions. */
  P,
  /** Token types. */
  T,
  /** Width of the embeddings. */
  E,
  /** Hidden width. */
  H,
  /** Width of the feed-forward block. */
  F,
  /** Outputs of the classifier; no matter of the architecture. */
  L;

  int size(Architecture architecture, int labels) {
    return switch (this) {
      case V -> architecture.vocabularySize();
      case P -> architecture.positions();
      case T -> architecture.tokenTypes();
      case E -> architecture.embeddingSize();
      case H -> architecture.hiddenSize();
      case F -> architecture.intermediateSize();
      case L -> labels;
    };
  }
}
