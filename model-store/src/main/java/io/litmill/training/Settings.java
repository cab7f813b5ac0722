package io.litmill.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.litmill.bundle.WeightType;
import io.litmill.model.Processor;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Settings of a training as recipes and users give them; null stands for the default.
 *
 * @param epochs default 5
 * @param batchTokens default 2048
 * @param maxTokens of a sequence; default 128
 * @param learningRate default 3e-4
 * @param headRateFactor default 1
 * @param embeddingRateFactor default 1; 0 leaves the embeddings of wordpieces as they are
 * @param weightDecay default 0.01
 * @param clipNorm default 1
 * @param dropout default 0.1
 * @param tokenDropout share of wordpieces hidden in each step, default 0
 * @param warmUp default 0.1
 * @param evaluationsPerEpoch default 1
 * @param patience default 0, which is to train to the end
 * @param seed default 1
 * @param precision auto (default), float32 or bfloat16
 * @param threads default: all
 * @param maxMinutes default: no limit
 * @param weights type in which the bundle stores them: float32 (default), float16 or bfloat16
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Settings(
    Integer epochs,
    @JsonProperty("batch-tokens") Integer batchTokens,
    @JsonProperty("max-tokens") Integer maxTokens,
    @JsonProperty("learning-rate") Double learningRate,
    @JsonProperty("head-rate-factor") Double headRateFactor,
    @JsonProperty("embedding-rate-factor") Double embeddingRateFactor,
    @JsonProperty("weight-decay") Double weightDecay,
    @JsonProperty("clip-norm") Double clipNorm,
    Double dropout,
    @JsonProperty("token-dropout") Double tokenDropout,
    @JsonProperty("warm-up") Double warmUp,
    @JsonProperty("evaluations-per-epoch") Integer evaluationsPerEpoch,
    Integer patience,
    Long seed,
    String precision,
    Integer threads,
    @JsonProperty("max-minutes") Double maxMinutes,
    WeightType weights) {
  public static final Settings EMPTY =
      new Settings(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null);

  /** These settings; where they say nothing, the others. */
  public Settings over(Settings others) {
    return new Settings(
        or(epochs, others.epochs),
        or(batchTokens, others.batchTokens),
        or(maxTokens, others.maxTokens),
        or(learningRate, others.learningRate),
        or(headRateFactor, others.headRateFactor),
        or(embeddingRateFactor, others.embeddingRateFactor),
        or(weightDecay, others.weightDecay),
        or(clipNorm, others.clipNorm),
        or(dropout, others.dropout),
        or(tokenDropout, others.tokenDropout),
        or(warmUp, others.warmUp),
        or(evaluationsPerEpoch, others.evaluationsPerEpoch),
        or(patience, others.patience),
        or(seed, others.seed),
        or(precision, others.precision),
        or(threads, others.threads),
        or(maxMinutes, others.maxMinutes),
        or(weights, others.weights));
  }

  private static <T> T or(T value, T other) {
    return value == null ? other : value;
  }

  double tokensDropped() {
    return or(tokenDropout, 0.0);
  }

  WeightType storedAs() {
    return or(weights, WeightType.FLOAT32);
  }

  /**
   * With all defaults filled in.
   *
   * @param longest sequence that the model can take
   */
  TrainingSettings complete(int longest) {
    OptimizerSettings optimizer =
        new OptimizerSettings(
            or(learningRate, 3e-4),
            or(headRateFactor, 1.0),
            or(embeddingRateFactor, 1.0),
            or(weightDecay, 0.01),
            or(clipNorm, 1.0),
            or(dropout, 0.1));
    int length = or(maxTokens, Math.min(128, longest));
    if (length > longest) {
      throw new IllegalArgumentException(
          "max-tokens " + length + " is more than the " + longest + " that the base can take");
    }
    return new TrainingSettings(
        optimizer,
        or(epochs, 5),
        or(batchTokens, 2048),
        length,
        or(warmUp, 0.1),
        or(evaluationsPerEpoch, 1),
        or(patience, 0),
        or(seed, 1L),
        half(),
        or(threads, Runtime.getRuntime().availableProcessors()),
        Optional.ofNullable(maxMinutes).map(m -> Duration.ofMillis(Math.round(m * 60_000))));
  }

  private boolean half() {
    return switch (or(precision, "auto").toLowerCase(Locale.ROOT)) {
      case "auto" -> Processor.ofThisMachine().bfloat16();
      case "float32" -> false;
      case "bfloat16" -> true;
      default ->
          throw new IllegalArgumentException(
              "precision \"" + precision + "\" is none of auto, float32, bfloat16");
    };
  }
}
