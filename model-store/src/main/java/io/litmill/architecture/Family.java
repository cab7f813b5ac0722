package io.litmill.architecture;

import com.fasterxml.jackson.annotation.JsonValue;

/** The families of models; the name is Hugging Face's {@code model_type}. */
public enum Family {
  BERT("bert", Activation.TANH),
  ROBERTA("roberta", Activation.TANH),
  ELECTRA("electra", Activation.GELU),
  DISTILBERT("distilbert", Activation.RELU),
  /** A decoder: attention looks back only, normalisation comes before each block. */
  BIOGPT("biogpt", null);

  private final String modelType;
  private final Activation poolerActivation;

  Family(String modelType, Activation poolerActivation) {
    this.modelType = modelType;
    this.poolerActivation = poolerActivation;
  }

  @JsonValue
  public String modelType() {
    return modelType;
  }

  /**
   * The activation after the dense layer over the first token; null where there is no such layer.
   */
  public Activation poolerActivation() {
    return poolerActivation;
  }

  /** Whether a token sees only itself and the tokens before it. */
  public boolean causal() {
    return this == BIOGPT;
  }

  /**
   * The family that a configuration names.
   *
   * @throws IllegalArgumentException if the family is not supported
   */
  public static Family ofModelType(String modelType) {
    for (Family family : values()) {
      if (family.modelType.equals(modelType)) {
        return family;
      }
    }
    throw new IllegalArgumentException(
        "model_type \""
            + modelType
            + "\" is not supported; known are bert, roberta, electra, distilbert, biogpt");
  }
}
