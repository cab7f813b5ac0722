package io.litmill.training;

import io.litmill.bundle.Manifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a bundle says of its training, for its manifest and for its readers. */
final class ModelCard {
  private final String base;
  private final Recipe recipe;
  private final TrainingSettings settings;
  private final Progress progress;
  private final DevScore.Result result;

  ModelCard(
      String base,
      Recipe recipe,
      TrainingSettings settings,
      Progress progress,
      DevScore.Result result) {
    this.base = base;
    this.recipe = recipe;
    this.settings = settings;
    this.progress = progress;
    this.result = result;
  }

  Manifest.Card manifest() {
    List<String> data = recipe.train().stream().map(part -> part.data().toString()).toList();
    Map<String, Double> scores = new LinkedHashMap<>();
    result.scores().forEach((name, value) -> scores.put("dev " + name, rounded(value)));
    return new Manifest.Card(data, scores, settings());
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private Map<String, String> settings() {
    OptimizerSettings optimizer = settings.optimizer();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("base", base);
    values.put("epochs", String.valueOf(settings.epochs()));
    values.put("batch-tokens", String.valueOf(settings.batchTokens()));
    values.put("max-tokens", String.valueOf(settings.maxTokens()));
    values.put("learning-rate", String.valueOf(optimizer.learningRate()));
    values.put("head-rate-factor", String.valueOf(optimizer.headRateFactor()));
    values.put("embedding-rate-factor", String.valueOf(optimizer.embeddingRateFactor()));
    values.put("weight-decay", String.valueOf(optimizer.weightDecay()));
    values.put("clip-norm", String.valueOf(optimizer.clipNorm()));
    values.put("dropout", String.valueOf(optimizer.dropout()));
    values.put("token-dropout", String.valueOf(recipe.settings().tokensDropped()));
    values.put("warm-up", String.valueOf(settings.warmUp()));
    values.put("seed", String.valueOf(settings.seed()));
    values.put("precision", settings.half() ? "bfloat16" : "float32");
    settings.most().ifPresent(most -> values.put("max-minutes", "" + most.toMillis() / 60e3));
    return values;
  }

  /** README.md of the bundle. */
  String text(Manifest plan) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(plan.name()).append("\n\n");
    if (!recipe.description().isBlank()) {
      text.append(recipe.description()).append("\n\n");
    }
    text.append(
        "A model bundle of Litmill for task `%s`, trained by `litmill model finetune`.%n%n"
            .formatted(plan.model().task().optionName()));
    text.append(
        "%,d parameters; sequences of %d tokens at most.%n%n"
            .formatted(plan.parameters(), plan.maxTokens()));
    list(text, "Labels", plan.model().labels());
    text.append("## Scores on development data\n\n| score | value |\n|---|---|\n");
    result
        .scores()
        .forEach(
            (name, value) ->
                text.append(String.format(Locale.ROOT, "| %s | %.2f |%n", name, value)));
    text.append(
        "\nThe best weights were chosen by these dev sets, so the scores flatter a little.\n\n");
    if (!plan.thresholds().isEmpty()) {
      text.append("## Thresholds\n\n| label | probability |\n|---|---|\n");
      plan.thresholds()
          .forEach((label, value) -> text.append("| %s | %s |%n".formatted(label, value)));
      text.append('\n');
    }
    list(text, "Training data", recipe.train().stream().map(p -> p.data().toString()).toList());
    text.append("Texts that occur in the development data were left out of training.\n\n");
    text.append("## Settings\n\n| setting | value |\n|---|---|\n");
    settings().forEach((name, value) -> text.append("| %s | %s |%n".formatted(name, value)));
    text.append(
        String.format(
            Locale.ROOT,
            "%n%,d steps over %,d tokens in %.1f minutes, evaluations not counted, threads: %d;"
                + " the best weights are those of evaluation %d of %d.%n",
            progress.step(),
            progress.tokens(),
            progress.seconds() / 60,
            settings.threads(),
            progress.bestEvaluation() + 1,
            progress.evaluations()));
    return text.toString();
  }

  private static void list(StringBuilder text, String title, List<String> items) {
    if (!items.isEmpty()) {
      text.append("## ").append(title).append("\n\n");
      items.forEach(item -> text.append("- ").append(item).append('\n'));
      text.append('\n');
    }
  }
}
