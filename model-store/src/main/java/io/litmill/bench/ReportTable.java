package io.litmill.bench;

import io.litmill.bench.BenchReport.Result;
import io.litmill.bench.BenchReport.ScenarioResult;
import java.util.Locale;

/** A report as text for people. */
public final class ReportTable {
  private static final String ROW = "%-8s  %-28s  %7s  %8s  %8s  %6s  %7s  %10s%n";

  private ReportTable() {}

  public static String of(BenchReport report) {
    StringBuilder text = new StringBuilder();
    report
        .peaks()
        .forEach(
            (precision, peak) ->
                text.append(line("matrix peak %s: %.0f billion operations/s", precision, peak)));
    for (Agreement agreement : report.agreements()) {
      text.append(
          line(
              "%s: differs by %.1e at most, %.1e rms; %d of %d labels changed (%.2f %%)",
              agreement.title(),
              agreement.maxDifference(),
              agreement.rmsDifference(),
              agreement.labelsChanged(),
              agreement.labels(),
              100 * agreement.shareChanged()));
    }
    text.append(line("tokens/s; ratio to %s, median of rounds", report.base()));
    text.append(
        String.format(
            Locale.ROOT,
            ROW,
            "scenario",
            "engine",
            "clients",
            "median",
            "best",
            "ratio",
            "of peak",
            "efficiency"));
    report.scenarios().forEach(scenario -> append(text, scenario));
    return text.toString();
  }

  private static void append(StringBuilder text, ScenarioResult scenario) {
    for (Result result : scenario.results()) {
      String share =
          result.shareOfPeak() == null ? "-" : number("%.0f %%", 100 * result.shareOfPeak());
      text.append(
          String.format(
              Locale.ROOT,
              ROW,
              scenario.scenario(),
              result.title(),
              result.clients(),
              number("%.0f", result.median()),
              number("%.0f", result.best()),
              number("%.2f", result.ratio()),
              share,
              number("%.3f", result.efficiency())));
    }
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values) + System.lineSeparator();
  }
}
