package io.litmill.training;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Says how a training goes, a line at a time. */
final class TrainingReport {
  private static final double SECONDS_BETWEEN_LINES = 15;
  private static final double SMOOTHING = 0.98;

  private final Consumer<String> lines;
  private double lastLine;
  private double loss = Double.NaN;
  private long firstTokens;
  private double firstSeconds;

  TrainingReport(Consumer<String> lines) {
    this.lines = lines;
  }

  void begin(TrainingSettings settings, TrainingData data) {
    lines.accept(
        "training on %,d sequences, %d epochs at most, %s, %d threads"
            .formatted(
                data.size(),
                settings.epochs(),
                settings.half() ? "bfloat16" : "float32",
                settings.threads()));
  }

  void resumed(Progress progress) {
    lastLine = progress.seconds();
    firstTokens = progress.tokens();
    firstSeconds = progress.seconds();
    lines.accept(
        "going on after step %d, in epoch %d".formatted(progress.step(), progress.epoch() + 1));
  }

  void step(Progress progress, int batches, float stepLoss, double rate, double done) {
    loss = Double.isNaN(loss) ? stepLoss : SMOOTHING * loss + (1 - SMOOTHING) * stepLoss;
    if (progress.seconds() - lastLine < SECONDS_BETWEEN_LINES) {
      return;
    }
    lastLine = progress.seconds();
    double left = done > 0 ? progress.seconds() * (1 - done) / done : 0;
    lines.accept(
        String.format(
            Locale.ROOT,
            "epoch %d, batch %d of %d, loss %.4f, rate %.1e, %,.0f tokens/s, best %s, %s left",
            progress.epoch() + 1,
            progress.batch(),
            batches,
            loss,
            rate,
            (progress.tokens() - firstTokens) / Math.max(1e-9, progress.seconds() - firstSeconds),
            progress.bestEvaluation() < 0
                ? "–"
                : String.format(Locale.ROOT, "%.2f", progress.best()),
            time(left)));
  }

  void evaluated(Progress progress, DevScore.Result result, boolean better) {
    String scores =
        result.scores().entrySet().stream()
            .map(score -> String.format(Locale.ROOT, "%s %.2f", score.getKey(), score.getValue()))
            .collect(Collectors.joining(", "));
    lines.accept(
        String.format(
            Locale.ROOT,
            "evaluation %d after %s: %.2f%s (%s)",
            progress.evaluations(),
            time(progress.seconds()),
            result.main(),
            better ? ", the best so far" : "",
            scores));
  }

  static String time(double seconds) {
    Duration time = Duration.ofSeconds(Math.round(seconds));
    return time.toHours() > 0
        ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
        : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
