package io.litmill.cli;

import io.litmill.bundle.WeightType;
import io.litmill.training.Settings;
import picocli.CommandLine.Option;

/** Settings of a training; they go before those of the recipe. */
final class FinetuneSettingsOptions {
  @Option(names = "--epochs", description = "Passes over the data at most; default 5")
  private Integer epochs;

  @Option(
      names = "--batch-tokens",
      paramLabel = "N",
      description = "Tokens of a batch, padding included; default 2048")
  private Integer batchTokens;

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      description = "Longest sequence in tokens, in training and in the bundle; default 128")
  private Integer maxTokens;

  @Option(names = "--learning-rate", paramLabel = "R", description = "At its highest; default 3e-4")
  private Double learningRate;

  @Option(
      names = "--head-rate-factor",
      paramLabel = "F",
      description = "Learning rate of the head as a multiple of the encoder's; default 1")
  private Double headRateFactor;

  @Option(
      names = "--embedding-rate-factor",
      paramLabel = "F",
      description =
          "Learning rate of the embeddings of wordpieces as a multiple of the encoder's; 0 leaves"
              + " them as they are; default 1")
  private Double embeddingRateFactor;

  @Option(names = "--weight-decay", paramLabel = "D", description = "Default 0.01")
  private Double weightDecay;

  @Option(
      names = "--clip-norm",
      paramLabel = "N",
      description = "Largest global norm of gradients; default 1")
  private Double clipNorm;

  @Option(names = "--dropout", paramLabel = "P", description = "Of hidden states; default 0.1")
  private Double dropout;

  @Option(
      names = "--token-dropout",
      paramLabel = "P",
      description = "Share of wordpieces that are hidden in each step of training; default 0")
  private Double tokenDropout;

  @Option(
      names = "--warm-up",
      paramLabel = "P",
      description = "Share of the steps in which the learning rate rises; default 0.1")
  private Double warmUp;

  @Option(
      names = "--evaluations-per-epoch",
      paramLabel = "N",
      description = "How often the dev sets are scored; default 1")
  private Integer evaluationsPerEpoch;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "Evaluations without a better score after which training ends; default 0, never")
  private Integer patience;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of order, dropout and new weights; default 1")
  private Long seed;

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      description =
          "auto, float32 or bfloat16; auto, the default, is bfloat16 where the processor has it")
  private String precision;

  @Option(names = "--threads", paramLabel = "N", description = "Cores to use; default all")
  private Integer threads;

  @Option(
      names = "--max-minutes",
      paramLabel = "N",
      description = "Time for all steps; the learning rate falls to 0 by then; default no limit")
  private Double maxMinutes;

  @Option(
      names = "--weights",
      description = "To store weights in: ${COMPLETION-CANDIDATES}; default float32")
  private WeightType weights;

  Settings settings() {
    return new Settings(
        epochs,
        batchTokens,
        maxTokens,
        learningRate,
        headRateFactor,
        embeddingRateFactor,
        weightDecay,
        clipNorm,
        dropout,
        tokenDropout,
        warmUp,
        evaluationsPerEpoch,
        patience,
        seed,
        precision,
        threads,
        maxMinutes,
        weights);
  }
}
