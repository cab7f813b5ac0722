package io.litmill.evaluation;

import io.litmill.evaluation.DatasetScore.Row;
import io.litmill.evaluation.EvaluationReport.Result;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report as text for people; all figures in percent. */
public final class EvaluationTable {
  private static final int NAME = 34;
  private final StringBuilder text = new StringBuilder();

  private EvaluationTable() {}

  public static String of(EvaluationReport report) {
    EvaluationTable table = new EvaluationTable();
    table.line("%s  %s, %d threads", report.bundle(), report.computed(), report.threads());
    report.results().forEach(table::add);
    report.overall().ifPresent(score -> table.add("all data together", score));
    double seconds = report.seconds();
    int size = report.results().stream().mapToInt(result -> result.score().size()).sum();
    table.line("");
    table.line(
        "%d in %.1f s: %.0f/s, %.0f tokens/s",
        size, seconds, perSecond(size, seconds), perSecond(report.tokens(), seconds));
    return table.text.toString();
  }

  private static double perSecond(long count, double seconds) {
    return seconds <= 0 ? 0 : count / seconds;
  }

  private void add(Result result) {
    add(result.data(), result.score());
    result.baselines().forEach((name, score) -> line("  baseline %-24s %s", name, figures(score)));
    line("  %.1f s, %.0f tokens/s", result.seconds(), result.tokensPerSecond());
  }

  private void add(String title, DatasetScore score) {
    line("");
    line("%s", title);
    line("  %d scored: %s", score.size(), figures(score));
    if (!score.byKind().isEmpty()) {
      int width = score.byKind().keySet().stream().mapToInt(String::length).max().orElse(0);
      width = Math.max(width, NAME);
      String head = "  %-" + width + "s  %7s %7s %7s  %6s %6s %6s";
      line(head, "", "gold", "found", "correct", "P", "R", "F1");
      String row = "  %-" + width + "s  %7d %7d %7d  %6.2f %6.2f %6.2f";
      for (Map.Entry<String, Row> entry : score.byKind().entrySet()) {
        Row counts = entry.getValue();
        line(
            row,
            entry.getKey(),
            counts.gold(),
            counts.found(),
            counts.correct(),
            counts.precision(),
            counts.recall(),
            counts.f1());
      }
    }
  }

  private static String figures(DatasetScore score) {
    return score.figures().entrySet().stream()
        .map(each -> String.format(Locale.ROOT, "%s %.2f", each.getKey(), each.getValue()))
        .collect(Collectors.joining(", "));
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
