package io.litmill.cli;

import io.litmill.annotation.Annotator;
import io.litmill.inference.EngineListener;
import io.litmill.throughput.RoundPlatform;
import io.litmill.throughput.StateMeasurement;
import io.litmill.throughput.StateMeasurement.Starts;
import io.litmill.throughput.StateMeasurement.Table;
import io.litmill.throughput.StateMeasurement.Written;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code litmill bench state}. */
@Command(
    name = "state",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how large the ledger is and how long it takes to be restored, with a broker, a"
          + " schema registry and state in this process: the documents are mined, and their entries"
          + " are repeated for as many articles as are asked for."
    })
final class BenchStateCommand implements Callable<Integer> {
  @Mixin private AnnotatorOptions options;
  @Mixin private BenchDocuments documents;
  @Spec private CommandSpec spec;

  @Option(
      names = "--articles",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Articles in the ledger that is restored. Default: ${DEFAULT-VALUE}")
  private int articles;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Stream threads, each with one partition. Default: ${DEFAULT-VALUE}")
  private int threads;

  @Override
  public Integer call() throws Exception {
    if (articles < 1 || threads < 1) {
      throw new ParameterException(spec.commandLine(), "--articles and --threads are at least 1");
    }
    try (PassingFolder folder = PassingFolder.create("litmill-bench-state-");
        Annotator annotator = options.open(EngineListener.NONE);
        RoundPlatform platform = RoundPlatform.start(folder.path(), threads, options.batch())) {
      StateMeasurement measurement = new StateMeasurement(annotator, platform);
      Written written = measurement.mine(documents.read());
      print(written.ledger(), written.triplets());
      for (int round = 0; round < documents.rounds(); round++) {
        print(measurement.start(written.ledger().values(), articles));
      }
    }
    return 0;
  }

  private void print(Table ledger, Table triplets) {
    double count = ledger.size();
    printLine("%,d articles, %.3f triplets each", ledger.size(), triplets.size() / count);
    printLine(
        "ledger     %.1f + %.1f bytes an article, value and key",
        ledger.valueBytes() / count, ledger.keyBytes() / count);
    printLine(
        "triplets   %.0f + %.0f bytes an article, value and key",
        triplets.valueBytes() / count, triplets.keyBytes() / count);
  }

  private void print(Starts starts) {
    printLine(
        "start      %.1f s with %,d entries to restore, %.1f s with the state at hand: %,.0f"
            + " entries/s; %.1f bytes an article on disk",
        starts.withoutState(),
        articles,
        starts.withState(),
        articles / Math.max(0.001, starts.withoutState() - starts.withState()),
        (double) starts.diskBytes() / articles);
  }

  private void printLine(String format, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, format + "%n", values);
    out.flush();
  }
}
