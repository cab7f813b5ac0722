package io.litmill.architecture;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The activation functions of published encoders; the name is the one of Hugging Face's
 * configuration.
 */
public enum Activation {
  /** x·Φ(x) with the error function, as BERT computes it. */
  GELU("gelu"),
  /** The approximation of GELU by tanh. */
  GELU_TANH("gelu_new"),
  RELU("relu"),
  TANH("tanh");

  private final String configName;

  Activation(String configName) {
    this.configName = configName;
  }

  @JsonValue
  public String configName() {
    return configName;
  }

  /**
   * The activation that a configuration names.
   *
   * @throws IllegalArgumentException if no graph can be built for that activation
   */
  public static Activation ofConfigName(String name) {
    return switch (name) {
      case "gelu", "gelu_python" -> GELU;
      case "gelu_new", "gelu_pytorch_tanh", "gelu_fast" -> GELU_TANH;
      case "relu" -> RELU;
      case "tanh" -> TANH;
      default ->
          throw new IllegalArgumentException(
              "activation \"" + name + "\" is not supported; known are gelu, gelu_new, relu, tanh");
    };
  }
}
