package io.litmill.training;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How long, on what, and with what seed a model is trained.
 *
 * @param epochs passes over the training data at most
 * @param batchTokens tokens of a batch, padding included
 * @param maxTokens of a sequence, special tokens included; also of the bundle
 * @param warmUp share of all steps in which the learning rate rises; then it falls to 0
 * @param evaluationsPerEpoch how often the dev sets are scored
 * @param patience evaluations without a better score after which training ends; 0 for no end
 * @param seed of order, dropout and new weights
 * @param half whether products are computed in bfloat16
 * @param threads of the processor
 * @param most time for all steps, over which the learning rate falls too; evaluations come on top
 */
public record TrainingSettings(
    OptimizerSettings optimizer,
    int epochs,
    int batchTokens,
    int maxTokens,
    double warmUp,
    int evaluationsPerEpoch,
    int patience,
    long seed,
    boolean half,
    int threads,
    Optional<Duration> most) {
  public TrainingSettings {
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(most, "most");
    requireAtLeast("epochs", epochs, 1);
    requireAtLeast("batchTokens", batchTokens, 1);
    requireAtLeast("maxTokens", maxTokens, 3);
    requireAtLeast("evaluationsPerEpoch", evaluationsPerEpoch, 1);
    requireAtLeast("patience", patience, 0);
    requireAtLeast("threads", threads, 1);
    if (!(warmUp >= 0 && warmUp < 1)) {
      throw new IllegalArgumentException("warmUp " + warmUp + " is not in 0 to less than 1");
    }
  }

  private static void requireAtLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " " + value + " is below " + least);
    }
  }

  /**
   * The learning rate at a point of the training, 0 the beginning and 1 the end: a linear rise,
   * then a linear fall to 0.
   */
  double learningRate(double progress) {
    double share =
        progress < warmUp ? progress / warmUp : Math.max(0, (1 - progress) / (1 - warmUp));
    return optimizer.learningRate() * share;
  }
}
