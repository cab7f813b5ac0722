package io.litmill.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.litmill.bundle.Bundle;
import io.litmill.bundle.Manifest.Precision;
import io.litmill.corpus.DataSource;
import io.litmill.evaluation.BundleEvaluation;
import io.litmill.evaluation.EvaluationReport;
import io.litmill.evaluation.EvaluationTable;
import io.litmill.model.Device;
import io.litmill.training.Recipe;
import io.litmill.training.RecipeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
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

/** {@code litmill model evaluate}. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Scores a bundle on annotated data: precision, recall and F1 by type or label and overall,"
          + " accuracy, correlation, as the task has it. All figures are in percent.",
      "DATA is FILE, FORMAT:FILE or FORMAT:CORPUS_TYPE=TYPE,...:FILE; files may be gzip. A mapping"
          + " renames the corpus' types and leaves out those that it does not name; =TYPE is for"
          + " tags without a type. For relations and labels it renames labels, and the others stay."
    })
final class ModelEvaluateCommand implements Callable<Integer> {
  @Mixin private StoreOption store;
  private CommandSpec spec;

  @Option(
      names = "--bundle",
      required = true,
      paramLabel = "BUNDLE",
      description = "Folder, id or name of a bundle")
  private String reference;

  @Option(
      names = "--data",
      arity = "1..*",
      paramLabel = "DATA",
      description = "What to score on; FILE alone has the format that its first lines look like")
  private List<String> data = List.of();

  @Option(
      names = "--recipe",
      paramLabel = "FILE",
      description = "Training recipe: scores on its dev data")
  private Path recipe;

  @Option(
      names = "--data-folder",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "What files of data are relative to. Default: the current folder")
  private Path folder;

  @Option(
      names = "--baseline",
      arity = "1..*",
      paramLabel = "DATA",
      description =
          "For relations and labels: trains a linear bag-of-words classifier on this data, and"
              + " reports it and the most frequent label beside the bundle")
  private List<String> training = List.of();

  @Option(names = "--baselines", description = "As --baseline, with the train data of --recipe")
  private boolean recipeBaselines;

  @Option(names = "--json", description = "Print the report as JSON")
  private boolean json;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      defaultValue = "cpu",
      description = "cpu, or gpu:0, gpu:1 and so on. Default: ${DEFAULT-VALUE}")
  private String device;

  @Option(names = "--threads", description = "Cores to use. Default: all")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      description = "auto, float32, bfloat16 or float16. Default: the bundle's")
  private String precision;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of the baselines. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Spec
  void spec(CommandSpec given) {
    spec = given;
    List<String> formats = new ArrayList<>();
    DataSource.formatDescriptions()
        .forEach((name, meaning) -> formats.add("  %-17s %s".formatted(name, meaning)));
    given.usageMessage().footerHeading("%nFormats:%n").footer(formats.toArray(new String[0]));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    BundleEvaluation evaluation = evaluation();
    Bundle bundle = store.store().find(reference);
    PrintWriter err = spec.commandLine().getErr();
    print(evaluation.of(bundle, err::println));
    return 0;
  }

  private BundleEvaluation evaluation() throws IOException {
    List<DataSource> sources = new ArrayList<>();
    List<DataSource> baselines = new ArrayList<>();
    try {
      if (recipe != null) {
        Recipe read = RecipeFile.read(recipe);
        read.dev().forEach(part -> sources.add(part.data()));
        if (recipeBaselines) {
          read.train().forEach(part -> baselines.add(part.data()));
        }
      } else if (recipeBaselines) {
        throw new IllegalArgumentException("--baselines needs --recipe; --baseline names data");
      }
      for (String each : data) {
        sources.add(DataSource.of(each, folder));
      }
      for (String each : training) {
        baselines.add(DataSource.of(each, folder));
      }
      if (sources.isEmpty()) {
        throw new IllegalArgumentException("no data to evaluate on: give --data or --recipe");
      }
      return new BundleEvaluation(
          sources, baselines, folder, Device.ofName(device), threads, precision(), seed);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Precision precision() {
    if (precision == null) {
      return null;
    }
    try {
      return Precision.valueOf(precision.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "precision \"%s\" is none of auto, float32, bfloat16, float16".formatted(precision), e);
    }
  }

  private void print(EvaluationReport report) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      out.println(mapper.writeValueAsString(report));
    } else {
      out.print(EvaluationTable.of(report));
    }
    out.flush();
  }
}
