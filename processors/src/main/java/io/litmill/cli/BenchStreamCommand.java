package io.litmill.cli;

import io.litmill.annotation.Annotator;
import io.litmill.inference.EngineListener;
import io.litmill.schemas.Citation;
import io.litmill.throughput.BareRounds;
import io.litmill.throughput.ReplayRounds;
import io.litmill.throughput.Round;
import io.litmill.throughput.Rounds;
import io.litmill.throughput.StreamRounds;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code litmill bench stream}. */
@Command(
    name = "stream",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the throughput of the stream, with a broker, a schema registry and state in this"
          + " process, as a share of the bare annotator's on the same documents.",
      "Both run in turn, with as many threads and as large batches. The stream's time ends when a"
          + " reader of committed records has all annotations. The annotator runs once before, to"
          + " warm up."
    })
final class BenchStreamCommand implements Callable<Integer> {
  @Mixin private AnnotatorOptions options;
  @Mixin private BenchDocuments documents;
  @Spec private CommandSpec spec;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Stream threads, each with one partition. Default: the cores")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--replay",
      description = "Measure whole replays, from the first start to the end, instead")
  private boolean replay;

  @Override
  public Integer call() throws Exception {
    List<Citation> citations = documents.read();
    try (PassingFolder folder = PassingFolder.create("litmill-bench-stream-");
        Annotator annotator = options.open(EngineListener.NONE);
        Rounds stream = rounds(folder.path(), annotator)) {
      BareRounds bare = new BareRounds(annotator, threads, options.batch());
      bare.run(citations);
      String measured = replay ? "replay/s" : "stream/s";
      printLine("%-8s %14s %14s %8s", "round", "annotator/s", measured, "share");
      double[] shares = new double[documents.rounds()];
      for (int i = 0; i < shares.length; i++) {
        shares[i] = round(i, bare, stream, citations);
      }
      Arrays.sort(shares);
      printLine(
          "%d documents, %d threads: median share %.1f %%",
          citations.size(), threads, 100 * shares[shares.length / 2]);
    }
    return 0;
  }

  private Rounds rounds(Path folder, Annotator annotator) throws IOException {
    return replay
        ? ReplayRounds.start(folder, annotator, threads, options.batch())
        : StreamRounds.start(folder, annotator, threads, options.batch());
  }

  /** Each goes first in every other round. */
  private double round(int number, BareRounds bare, Rounds stream, List<Citation> citations)
      throws InterruptedException, IOException {
    Round annotated;
    Round streamed;
    if (number % 2 == 0) {
      annotated = bare.run(citations);
      streamed = stream.run(citations);
    } else {
      streamed = stream.run(citations);
      annotated = bare.run(citations);
    }
    double share = streamed.speed() / annotated.speed();
    printLine(
        "%-8d %14.1f %14.1f %7.1f%%", number + 1, annotated.speed(), streamed.speed(), 100 * share);
    return share;
  }

  private void printLine(String format, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, format + "%n", values);
    out.flush();
  }
}
