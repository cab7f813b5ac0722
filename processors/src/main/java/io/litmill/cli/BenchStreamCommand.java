package io.litmill.cli;

import io.litmill.annotation.Annotator;
import io.litmill.bench.Statistics;
import io.litmill.schemas.Citation;
import io.litmill.throughput.BareRounds;
import io.litmill.throughput.ModelWork;
import io.litmill.throughput.PairedRounds;
import io.litmill.throughput.PairedRounds.Pair;
import io.litmill.throughput.RememberingAnnotator;
import io.litmill.throughput.RepeatedDocuments;
import io.litmill.throughput.ReplayRounds;
import io.litmill.throughput.RoundPlatform;
import io.litmill.throughput.Rounds;
import io.litmill.throughput.StreamRounds;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code litmill bench stream}. */
@Command(
    name = "stream",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the throughput of the stream, with a broker, a schema registry and state in this"
          + " process, as a share of the bare annotator's on the same documents.",
      "Both run in turn, with as many threads and as large batches, on the same citations: the"
          + " documents again and again, each time as other articles. The stream's time begins when"
          + " they are committed and ends when a reader of committed records has all annotations."
          + " The share at one speed leaves out by how much more, or less, processor time (on a GPU:"
          + " time) a token took the models beside the stream than beside the annotator.",
      "Both are warmed up: the annotator with each document, the stream with far more citations,"
          + " for which it is given annotations that were found before, and both in rounds that do"
          + " not count."
    })
final class BenchStreamCommand implements Callable<Integer> {
  /** Citations of the warm-up for each second that a round takes. */
  private static final int WARM_UP_A_SECOND = 500;

  @Mixin private AnnotatorOptions options;
  @Mixin private BenchDocuments documents;
  @Spec private CommandSpec spec;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Stream threads, each with one partition. Default: the cores")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "30",
      description =
          "How long the annotator is kept busy in a round; each document is annotated at least"
              + " once. In a short round the beginning and the end of the stream weigh. Default:"
              + " ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Rounds before the others that are shown and do not count: the Java machine still compiles"
              + " in them. Default: ${DEFAULT-VALUE}")
  private int warmUp;

  @Option(
      names = "--replay",
      description = "Measure whole replays, from the first start to the end, instead")
  private boolean replay;

  @Override
  public Integer call() throws Exception {
    if (seconds < 1 || threads < 1 || warmUp < 0) {
      throw new ParameterException(
          spec.commandLine(),
          "--seconds and --threads are at least 1, and --warm-up is no less than 0");
    }
    List<Citation> read = documents.read();
    ModelWork models = ModelWork.on(options.device());
    try (PassingFolder folder = PassingFolder.create("litmill-bench-stream-");
        Annotator annotator = options.open(models);
        RoundPlatform platform = RoundPlatform.start(folder.path(), threads, options.batch())) {
      RememberingAnnotator remembering = new RememberingAnnotator(annotator);
      bare(remembering).run(read);
      stream(remembering, platform).run(RepeatedDocuments.of(read, WARM_UP_A_SECOND * seconds));
      Rounds bare = bare(annotator);
      int count = (int) Math.ceil(bare.run(read).speed() * seconds);
      List<Citation> citations = RepeatedDocuments.of(read, Math.max(read.size(), count));
      List<Pair> pairs =
          pairs(new PairedRounds(bare, stream(annotator, platform), models::sum), citations);
      printLine(
          "%d citations of %d documents, %d threads: median share %.1f %%, at one speed of the models"
              + " %.1f %%",
          citations.size(),
          read.size(),
          threads,
          100 * Statistics.median(pairs.stream().map(Pair::share).toList()),
          100 * Statistics.median(pairs.stream().map(Pair::shareAtOneSpeed).toList()));
    }
    return 0;
  }

  private Rounds bare(Annotator annotator) {
    return new BareRounds(annotator, threads, options.batch());
  }

  private Rounds stream(Annotator annotator, RoundPlatform platform) {
    return replay ? new ReplayRounds(annotator, platform) : new StreamRounds(annotator, platform);
  }

  private List<Pair> pairs(PairedRounds rounds, List<Citation> citations)
      throws InterruptedException {
    String measured = replay ? "replay/s" : "stream/s";
    printLine("%-8s %14s %14s %9s %13s", "round", "annotator/s", measured, "share", "at one speed");
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < warmUp + documents.rounds(); i++) {
      Pair pair = rounds.run(citations);
      printLine(
          "%-8s %14.1f %14.1f %8.1f%% %12.1f%%",
          i < warmUp ? "warm-up" : i + 1 - warmUp,
          pair.bare().round().speed(),
          pair.stream().round().speed(),
          100 * pair.share(),
          100 * pair.shareAtOneSpeed());
      pairs.add(pair);
    }
    return pairs.subList(warmUp, pairs.size());
  }

  private void printLine(String format, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, format + "%n", values);
    out.flush();
  }
}
