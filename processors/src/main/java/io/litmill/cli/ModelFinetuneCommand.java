package io.litmill.cli;

import io.litmill.architecture.Task;
import io.litmill.bundle.Bundle;
import io.litmill.bundle.BundleException;
import io.litmill.bundle.ModelStore;
import io.litmill.corpus.DataSource;
import io.litmill.training.Base;
import io.litmill.training.FineTuning;
import io.litmill.training.Recipe;
import io.litmill.training.RecipeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code litmill model finetune}. */
@Command(
    name = "finetune",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a model on annotated data and writes it as a bundle.",
      "What to train on comes from a recipe, or from --task, --train and --dev. A training that was"
          + " stopped goes on when the same command is given again."
    })
final class ModelFinetuneCommand implements Callable<Integer> {
  @Mixin private StoreOption store;
  @Mixin private FinetuneSettingsOptions settings;
  @Spec private CommandSpec spec;

  @Option(
      names = "--base",
      required = true,
      paramLabel = "DIR|BUNDLE",
      description =
          "Encoder to start from: a checkpoint that `model import` reads, a folder with config.json"
              + " and vocab.txt alone (random weights), or a bundle")
  private String base;

  @Option(names = "--name", required = true, description = "Name of the bundle")
  private String name;

  @Option(names = "--recipe", paramLabel = "FILE", description = "What to train on and how (JSON)")
  private Path recipeFile;

  @Option(
      names = "--task",
      converter = TaskConverter.class,
      description = "token, single-label, multi-label, regression or question; without a recipe")
  private Task task;

  @Option(
      names = "--train",
      paramLabel = "FORMAT:[TYPEMAP:]PATH",
      description = "Data to train on; may be given several times; without a recipe")
  private List<String> train = List.of();

  @Option(
      names = "--dev",
      paramLabel = "FORMAT:[TYPEMAP:]PATH",
      description = "Data to choose the best weights by; may be given several times")
  private List<String> dev = List.of();

  @Option(
      names = "--labels",
      split = ",",
      paramLabel = "LABEL",
      description = "Labels of the head; default: those of the data")
  private List<String> labels = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "",
      description = "Folder that the paths of data are relative to. Default: the current one")
  private Path data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder to write the bundle's folder into. Default: the store")
  private Path out;

  @Option(names = "--replace", description = "Replace a bundle of the same name")
  private boolean replace;

  @Option(
      names = "--restart",
      description = "Discard what an earlier, unfinished training of that name left")
  private boolean restart;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    Recipe recipe = recipe();
    ModelStore models = store.store();
    Path target = (out == null ? models.target() : out).resolve(name);
    FineTuning training =
        new FineTuning(base(models), recipe, settings.settings(), data, line -> println(err, line));
    long start = System.nanoTime();
    Bundle bundle = training.run(target, replace, restart);
    print(bundle, (System.nanoTime() - start) / 1e9);
    return 0;
  }

  private static void println(PrintWriter err, String line) {
    err.println(line);
    err.flush();
  }

  private Recipe recipe() throws IOException {
    if (recipeFile != null) {
      if (task != null || !train.isEmpty() || !dev.isEmpty() || !labels.isEmpty()) {
        throw wrongUsage("--recipe goes without --task, --train, --dev and --labels");
      }
      return RecipeFile.read(recipeFile);
    }
    if (task == null || train.isEmpty() || dev.isEmpty()) {
      throw wrongUsage("give --recipe, or --task with --train and --dev");
    }
    try {
      return Recipe.of(
          task,
          labels,
          train.stream().map(DataSource::parse).toList(),
          dev.stream().map(DataSource::parse).toList());
    } catch (IllegalArgumentException e) {
      throw wrongUsage(e.getMessage());
    }
  }

  /** A path goes before a bundle of that name, unless the path is itself a bundle. */
  private Base base(ModelStore models) throws IOException {
    Path path = Path.of(base);
    boolean bundle = Files.isRegularFile(path.resolve("manifest.json"));
    boolean there = Files.exists(path) || Files.exists(Path.of(base + ".index"));
    if (there && !bundle) {
      return configurationAlone(path) ? Base.ofConfiguration(path) : Base.ofCheckpoint(path);
    }
    try {
      return Base.ofBundle(models.find(base));
    } catch (BundleException e) {
      if (bundle) {
        throw e;
      }
      throw new BundleException("--base " + base + ": no such folder, and " + e.getMessage(), e);
    }
  }

  private static boolean configurationAlone(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve("config.json"))) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .noneMatch(
              file ->
                  file.endsWith(".safetensors")
                      || file.endsWith(".bin")
                      || file.endsWith(".index")
                      || file.endsWith(".index.json"));
    }
  }

  private void print(Bundle bundle, double seconds) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(bundle.id());
    out.println("  folder      " + bundle.folder());
    bundle
        .manifest()
        .card()
        .scores()
        .forEach((score, value) -> out.printf(Locale.ROOT, "  %-40s %6.2f%n", score, value));
    out.printf(Locale.ROOT, "  %.0f seconds%n", seconds);
  }

  private ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
