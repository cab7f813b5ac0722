package io.litmill.checkpoint.source;

import io.litmill.architecture.Family;

/** How a family's configuration calls its sizes. */
record ConfigKeys(
    String hidden, String layers, String heads, String intermediate, String activation) {

  private static final ConfigKeys BERT =
      new ConfigKeys(
          "hidden_size",
          "num_hidden_layers",
          "num_attention_heads",
          "intermediate_size",
          "hidden_act");
  private static final ConfigKeys DISTILBERT =
      new ConfigKeys("dim", "n_layers", "n_heads", "hidden_dim", "activation");

  static ConfigKeys of(Family family) {
    return family == Family.DISTILBERT ? DISTILBERT : BERT;
  }
}
