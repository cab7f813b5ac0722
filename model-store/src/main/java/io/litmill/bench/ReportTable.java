package io.litmill.bench;

import io.litmill.bench.BenchReport.EngineFigures;
import io.litmill.bench.BenchReport.Machine;
import io.litmill.bench.BenchReport.Result;
import io.litmill.bench.BenchReport.ScenarioResult;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A report as text for people: of the ways to use a peer's threads, the faster one. */
public final class ReportTable {
  private static final String ROW = "%-8s  %-26s  %-22s  %7s  %7s  %6s  %7s  %10s%n";
  private static final String ENGINE_ROW = "%-8s  %-26s  %7s  %7s  %9s  %9s  %10s%n";

  private final StringBuilder text = new StringBuilder();

  private ReportTable() {}

  public static String of(BenchReport report) {
    ReportTable table = new ReportTable();
    table.addMachine(report);
    Set<String> said = new HashSet<>();
    report.agreements().stream().filter(a -> said.add(a.title())).forEach(table::add);
    table.addLine("tokens/s; ratio to %s, median of rounds", report.base());
    table.addRow(ROW, "scenario", "engine", "way", "median", "best", "ratio", "of peak", "eff.");
    report.scenarios().forEach(table::add);
    table.addEngine(report.scenarios());
    return table.text.toString();
  }

  private void addMachine(BenchReport report) {
    Machine machine = report.machine();
    addLine(
        "%s, %d cores, bfloat16 %s; Java %s, %s",
        machine.architecture(),
        machine.cores(),
        machine.bfloat16() ? "yes" : "no",
        machine.java(),
        String.join(", ", machine.engines()));
    report
        .peaks()
        .forEach(
            (precision, peak) ->
                addLine("matrix peak %s: %.0f billion operations/s", precision, peak));
    Mix mix = report.mix();
    addLine(
        "mix: %s, %d sentences of %.1f tokens in the mean, %d at most, %d too long",
        mix.origin(),
        mix.count(),
        (double) mix.tokens() / mix.count(),
        mix.longest(),
        mix.leftOut());
  }

  private void add(Agreement agreement) {
    addLine(
        "%s: %d of %d labels changed (%.3f %%), relative rms %.1e, at most %.1e; %d sentences",
        agreement.title(),
        agreement.labelsChanged(),
        agreement.labels(),
        100 * agreement.shareChanged(),
        agreement.relativeRms(),
        agreement.maxDifference(),
        agreement.sentences());
  }

  private void add(ScenarioResult scenario) {
    Map<String, Result> faster = new LinkedHashMap<>();
    for (Result result : scenario.results()) {
      faster.merge(
          result.title() + (result.engine() == null ? "" : " engine"),
          result,
          (a, b) -> a.median() >= b.median() ? a : b);
    }
    for (Result result : faster.values()) {
      addRow(
          ROW,
          scenario.scenario(),
          result.title(),
          way(result),
          number("%.0f", result.median()),
          number("%.0f", result.best()),
          number("%.2f", result.ratio()),
          result.shareOfPeak() == null ? "-" : number("%.0f %%", 100 * result.shareOfPeak()),
          number("%.3f", result.efficiency()));
    }
  }

  private static String way(Result result) {
    return result.engine() == null
        ? counted(result.threads(), "thread") + " x " + counted(result.clients(), "client")
        : "engine, " + counted(result.clients(), "submitter");
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private void addEngine(List<ScenarioResult> scenarios) {
    addLine("litmill's engine; means of a batch, milliseconds");
    addRow(
        ENGINE_ROW, "scenario", "engine", "batches", "tokens", "sentences", "queued", "computed");
    for (ScenarioResult scenario : scenarios) {
      for (Result result : scenario.results()) {
        if (result.engine() != null) {
          EngineFigures engine = result.engine();
          addRow(
              ENGINE_ROW,
              scenario.scenario(),
              result.title(),
              Long.toString(engine.batches()),
              number("%.0f", engine.tokens()),
              number("%.1f", engine.sentences()),
              number("%.1f", engine.queueMillis()),
              number("%.1f", engine.computeMillis()));
        }
      }
    }
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private void addLine(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }

  private void addRow(String format, Object... cells) {
    text.append(String.format(Locale.ROOT, format, cells));
  }
}
