package io.litmill.cli;

import io.litmill.annotation.Annotation.Failed;
import io.litmill.annotation.Annotator;
import io.litmill.inference.EngineCounters;
import io.litmill.inference.EngineSnapshot;
import io.litmill.schemas.Citation;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code litmill bench annotate}. */
@Command(
    name = "annotate",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the annotator, without Kafka, on given documents: abstracts and tokens a second.",
      "The documents are annotated once to warm up, then in rounds; the median round is reported."
    })
final class BenchAnnotateCommand implements Callable<Integer> {
  @Mixin private AnnotatorOptions options;
  @Mixin private BenchDocuments documents;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<List<Citation>> batches = batches(documents.read());
    int rounds = documents.rounds();
    EngineCounters counters = new EngineCounters();
    long start = System.nanoTime();
    try (Annotator annotator = options.open(counters)) {
      printLine("load and warm-up     %8.1f s", (System.nanoTime() - start) / 1e9);
      annotate(annotator, batches);
      EngineSnapshot before = counters.snapshot();
      Duration cpu = cpuTime();
      double[] seconds = new double[rounds];
      int failed = 0;
      for (int round = 0; round < rounds; round++) {
        long begun = System.nanoTime();
        failed = annotate(annotator, batches);
        seconds[round] = (System.nanoTime() - begun) / 1e9;
      }
      print(annotator, batches, seconds, failed, before, counters.snapshot());
      double busy = cpuTime().minus(cpu).toNanos() / 1e9;
      printLine("cores busy           %8.1f", busy / Arrays.stream(seconds).sum());
      int annotated = rounds * batches.stream().mapToInt(List::size).sum();
      printLine("abstracts/CPU second %8.1f", annotated / busy);
    }
    return 0;
  }

  /** Of all threads of this process. */
  private static Duration cpuTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private List<List<Citation>> batches(List<Citation> documents) {
    List<List<Citation>> batches = new ArrayList<>();
    for (int from = 0; from < documents.size(); from += options.batch()) {
      batches.add(documents.subList(from, Math.min(documents.size(), from + options.batch())));
    }
    return batches;
  }

  /** Returns how many documents failed. */
  private static int annotate(Annotator annotator, List<List<Citation>> batches) {
    int failed = 0;
    for (List<Citation> batch : batches) {
      failed += (int) annotator.annotate(batch).stream().filter(Failed.class::isInstance).count();
    }
    return failed;
  }

  private void print(
      Annotator annotator,
      List<List<Citation>> batches,
      double[] seconds,
      int failed,
      EngineSnapshot before,
      EngineSnapshot after) {
    Arrays.sort(seconds);
    double median = seconds[seconds.length / 2];
    int count = batches.stream().mapToInt(List::size).sum();
    double tokens = (double) (after.realTokens() - before.realTokens()) / seconds.length;
    double computed = (double) (after.batchTokens() - before.batchTokens()) / seconds.length;
    printLine("bundles              %s", String.join(", ", annotator.bundleIds()));
    printLine("dictionary           %s", annotator.dictionaryVersion());
    printLine("documents            %8d, %d failed", count, failed);
    printLine(
        "tokens               %8.0f in all models, padding %.1f %%",
        tokens, 100 * (1 - tokens / computed));
    printLine("median round         %8.2f s", median);
    printLine("abstracts/s          %8.1f", count / median);
    printLine("tokens/s             %8.0f", tokens / median);
  }

  private void printLine(String format, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, format + "%n", values);
    out.flush();
  }
}
