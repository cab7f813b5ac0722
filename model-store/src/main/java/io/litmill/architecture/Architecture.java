package io.litmill.architecture;

import java.util.Objects;

/**
 * The family and the sizes of an encoder or decoder.
 *
 * @param vocabularySize rows of the word embeddings
 * @param embeddingSize width of the embeddings; differs from {@code hiddenSize} only in ELECTRA,
 *     which then projects
 * @param heads attention heads; divides {@code hiddenSize}
 * @param intermediateSize width of the feed-forward block
 * @param positions rows of the position embeddings, {@code positionOffset} included
 * @param positionOffset row of the first token of a sequence: 0, or 2 in RoBERTa and BioGPT
 * @param tokenTypes rows of the token type embeddings; 0 where there are none
 * @param layerNormEpsilon added to the variance
 * @param activation of the feed-forward block
 * @param embeddingScale factor on the word embeddings: 1, or sqrt(hiddenSize) in BioGPT
 */
public record Architecture(
    Family family,
    int vocabularySize,
    int embeddingSize,
    int hiddenSize,
    int layers,
    int heads,
    int intermediateSize,
    int positions,
    int positionOffset,
    int tokenTypes,
    double layerNormEpsilon,
    Activation activation,
    double embeddingScale) {

  public Architecture {
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(activation, "activation");
    requirePositive("vocabularySize", vocabularySize);
    requirePositive("embeddingSize", embeddingSize);
    requirePositive("hiddenSize", hiddenSize);
    requirePositive("layers", layers);
    requirePositive("heads", heads);
    requirePositive("intermediateSize", intermediateSize);
    if (hiddenSize % heads != 0) {
      throw new IllegalArgumentException(
          "heads " + heads + " does not divide hiddenSize " + hiddenSize);
    }
    if (positionOffset < 0 || positions <= positionOffset) {
      throw new IllegalArgumentException(
          "positions " + positions + " leaves no room above positionOffset " + positionOffset);
    }
    if (tokenTypes < 0) {
      throw new IllegalArgumentException("tokenTypes " + tokenTypes + " is negative");
    }
    if (!(layerNormEpsilon > 0)) {
      throw new IllegalArgumentException(
          "layerNormEpsilon " + layerNormEpsilon + " is not positive");
    }
    if (!(embeddingScale > 0)) {
      throw new IllegalArgumentException("embeddingScale " + embeddingScale + " is not positive");
    }
  }

  /** The longest sequence in tokens, special tokens included. */
  public int maxTokens() {
    return positions - positionOffset;
  }

  public int headSize() {
    return hiddenSize / heads;
  }

  private static void requirePositive(String name, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " " + value + " is not positive");
    }
  }
}
