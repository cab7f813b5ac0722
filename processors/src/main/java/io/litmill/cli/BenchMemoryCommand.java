package io.litmill.cli;

import io.litmill.bench.MemoryBenchmark;
import io.litmill.bench.MemoryReport;
import io.litmill.bench.ResidentMemory;
import io.litmill.bench.TemporaryFolder;
import io.litmill.bundle.Bundle;
import io.litmill.bundle.ImportSettings;
import io.litmill.bundle.ModelImport;
import io.litmill.bundle.ModelStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code litmill bench memory}. */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the memory of a process that loads one bundle in its chosen flavour and computes"
          + " packed batches of mixed sentences. Linux only.",
      "Without --bundle, a checkpoint is imported first, and measured in a process of its own."
    })
final class BenchMemoryCommand implements Callable<Integer> {
  private static final double MEBI = 1 << 20;

  @Mixin private BenchModelOptions model;
  @Mixin private StoreOption store;
  @Spec private CommandSpec spec;

  @Option(names = "--bundle", description = "Folder, id or name of a bundle")
  private String bundle;

  @Option(
      names = "--batches",
      defaultValue = "200",
      description = "Batches of 2048 tokens to compute. Default: ${DEFAULT-VALUE}")
  private int batches;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of weights and tokens. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (batches < 1) {
      throw new ParameterException(spec.commandLine(), "--batches " + batches + " is below 1");
    }
    if (bundle == null) {
      return importAndMeasure();
    }
    print(new MemoryBenchmark(store.store().find(bundle), batches, seed).run());
    return 0;
  }

  private int importAndMeasure() throws IOException, InterruptedException {
    try (TemporaryFolder folder = TemporaryFolder.create("litmill-bench-memory-")) {
      Path checkpoint = model.checkpoint(folder.path(), seed);
      ModelStore imports = new ModelStore(List.of(folder.path().resolve("store")));
      long before = System.nanoTime();
      Bundle imported =
          ModelImport.run(checkpoint, imports, ImportSettings.named("bench")).bundle();
      printLine("import               %8.1f s", (System.nanoTime() - before) / 1e9);
      return FreshProcess.run(
          List.of(
              "bench",
              "memory",
              "--bundle",
              imported.folder().toString(),
              "--batches",
              Integer.toString(batches),
              "--seed",
              Long.toString(seed)));
    }
  }

  private void print(MemoryReport report) {
    printLine("bundle               %s in %s", report.bundle(), report.flavour().optionName());
    printLine("load and self-test   %8.1f s", report.loadSeconds());
    printLine("weights in float32   %8.1f MiB", report.weightBytes() / MEBI);
    printLine("resident (VmRSS: Java, native memory and touched pages of files)");
    print("  Java started", report.started());
    print("  TensorFlow loaded", report.library());
    print("  bundle loaded", report.loaded());
    print("  warm", report.warm());
    print("  after %d batches".formatted(batches), report.end());
    printLine("peak (VmHWM)         %8.1f MiB", report.end().peak() / MEBI);
    printLine(
        "of the weights       %8.2f all, %.2f since TensorFlow was loaded",
        report.ofWeights(), report.modelOfWeights());
  }

  private void print(String when, ResidentMemory memory) {
    printLine("%-20s %8.1f MiB, of files %.1f", when, memory.now() / MEBI, memory.files() / MEBI);
  }

  private void printLine(String format, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, format + "%n", values);
    out.flush();
  }
}
