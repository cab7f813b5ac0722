package io.litmill.training;

/**
 * How weights are changed.
 *
 * @param learningRate of the encoder at its highest
 * @param headRateFactor learning rate of the head as a multiple of the encoder's
 * @param embeddingRateFactor learning rate of the embeddings of wordpieces as a multiple of the
 *     encoder's; 0 leaves them as they are, which keeps small data from being learnt by its names
 * @param weightDecay decoupled; 0 for none
 * @param clipNorm largest global norm of the gradients
 * @param dropout of hidden states, 0 to less than 1
 */
public record OptimizerSettings(
    double learningRate,
    double headRateFactor,
    double embeddingRateFactor,
    double weightDecay,
    double clipNorm,
    double dropout) {
  public OptimizerSettings {
    requirePositive("learningRate", learningRate);
    requirePositive("headRateFactor", headRateFactor);
    requirePositive("clipNorm", clipNorm);
    if (!(embeddingRateFactor >= 0) || Double.isInfinite(embeddingRateFactor)) {
      throw new IllegalArgumentException(
          "embeddingRateFactor " + embeddingRateFactor + " is negative or no number");
    }
    if (!(weightDecay >= 0 && weightDecay < 1)) {
      throw new IllegalArgumentException(
          "weightDecay " + weightDecay + " is not in 0 to less than 1");
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout " + dropout + " is not in 0 to less than 1");
    }
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " " + value + " is not a positive number");
    }
  }
}
