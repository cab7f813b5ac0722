package io.litmill.cli;

import io.litmill.annotation.Annotation.Failed;
import io.litmill.annotation.Annotator;
import io.litmill.annotation.input.InputDocuments;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code litmill bench annotate}. */
@Command(
    name = "annotate",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the annotator, without Kafka, on given documents: abstracts and tokens a second.",
      "Documents without an abstract are left out. The documents are annotated once to warm up,"
          + " then in rounds; the median round is reported."
    })
final class BenchAnnotateCommand implements Callable<Integer> {
  @Mixin private AnnotatorOptions options;
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "PubMed XML or PubTator files, as for litmill annotate")
  private List<String> paths;

  @Option(
      names = "--records",
      paramLabel = "N",
      defaultValue = "200",
      description = "Documents to annotate in a round, at most. Default: ${DEFAULT-VALUE}")
  private int records;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds. Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Override
  public Integer call() throws IOException {
    if (records < 1 || rounds < 1) {
      throw new ParameterException(spec.commandLine(), "--records and --rounds are at least 1");
    }
    List<List<Citation>> batches = batches(documents());
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

  private List<Citation> documents() throws IOException {
    List<Citation> documents = new ArrayList<>();
    InputDocuments input =
        new InputDocuments(
            document -> {
              boolean hasAbstract =
                  document.getSections().stream().anyMatch(s -> s.getKind().equals("abstract"));
              if (hasAbstract && documents.size() < records) {
                documents.add(document);
              }
            },
            problem -> spec.commandLine().getErr().println("litmill: " + problem));
    for (String path : paths) {
      input.read(path);
    }
    if (documents.isEmpty()) {
      throw new IOException("no document with an abstract in " + String.join(", ", paths));
    }
    return documents;
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
    int documents = batches.stream().mapToInt(List::size).sum();
    double tokens = (double) (after.realTokens() - before.realTokens()) / rounds;
    double computed = (double) (after.batchTokens() - before.batchTokens()) / rounds;
    printLine("bundles              %s", String.join(", ", annotator.bundleIds()));
    printLine("dictionary           %s", annotator.dictionaryVersion());
    printLine("documents            %8d, %d failed", documents, failed);
    printLine(
        "tokens               %8.0f in all models, padding %.1f %%",
        tokens, 100 * (1 - tokens / computed));
    printLine("median round         %8.2f s", median);
    printLine("abstracts/s          %8.1f", documents / median);
    printLine("tokens/s             %8.0f", tokens / median);
  }

  private void printLine(String format, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, format + "%n", values);
    out.flush();
  }
}
