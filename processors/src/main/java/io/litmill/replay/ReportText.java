package io.litmill.replay;

import io.litmill.replay.FactCounts.Difference;
import io.litmill.replay.ReplayReport.BundlePair;
import io.litmill.replay.ReplayReport.Example;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report for people. */
public final class ReportText {
  private static final int NAME_WIDTH = 58;

  private final StringBuilder text = new StringBuilder();

  private ReportText() {}

  /** Lines of at most about 110 characters; ends with a line feed. */
  public static String of(ReplayReport report) {
    ReportText text = new ReportText();
    text.head(report);
    text.row("", "added", "changed", "withdrawn", "unchanged", "agree");
    text.counts("triplets", report.triplets());
    text.counts("labels of documents", report.labels());
    text.table("predicate", report.byPredicate());
    text.table("entity types", report.byEntityTypes());
    text.bundles(report.byBundles());
    report.examples().forEach(text::examples);
    return text.text.toString();
  }

  private void head(ReplayReport report) {
    ReplayRun run = report.run();
    line("Replay %s, from %s to %s%s", run.id(), run.from(), run.to(), state(run));
    line("bundles    %s", String.join(" ", run.bundleIds()));
    line("dictionary %s", run.dictionaryVersion());
    line("%,d articles, %,d dead letters", report.articles(), report.deadLetters());
    line("agreement  %.1f %% of %,d triplets", 100 * report.agreement(), report.triplets().total());
    report
        .confidenceShift()
        .ifPresent(shift -> line("confidence %+.3f on average, where both say a triplet", shift));
    line("");
  }

  private static String state(ReplayRun run) {
    if (!run.isFinished()) {
      return "; it is not at its end yet";
    }
    return run.promoted() == null ? "" : "; promoted at " + run.promoted();
  }

  private void table(String title, Map<String, FactCounts> counts) {
    line("");
    line("by %s", title);
    counts.forEach((name, count) -> counts("  " + name, count));
  }

  private void bundles(List<BundlePair> pairs) {
    line("");
    line("by bundle, live → run");
    for (BundlePair pair : pairs) {
      counts("  %s → %s".formatted(shown(pair.live()), shown(pair.run())), pair.triplets());
    }
  }

  private static String shown(String bundle) {
    return bundle.isEmpty() ? "–" : bundle;
  }

  private void examples(Difference difference, List<Example> examples) {
    line("");
    line("%s, for example", difference.name().toLowerCase(Locale.ROOT));
    for (Example example : examples) {
      line(
          "  PMID %s: %s %s %s",
          example.pmid(), example.subjectName(), example.predicate(), example.objectName());
    }
  }

  private void counts(String name, FactCounts counts) {
    row(
        name,
        number(counts.added()),
        number(counts.changed()),
        number(counts.withdrawn()),
        number(counts.unchanged()),
        String.format(Locale.ROOT, "%.1f %%", 100 * counts.agreement()));
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private void row(String name, String... cells) {
    StringBuilder row =
        new StringBuilder(String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s", name));
    for (String cell : cells) {
      row.append(String.format(Locale.ROOT, "%11s", cell));
    }
    line("%s", row);
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
