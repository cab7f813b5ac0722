package io.litmill.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.litmill.bench.BenchReport;
import io.litmill.bench.BenchSettings;
import io.litmill.bench.IncomparableEngines;
import io.litmill.bench.InferenceBenchmark;
import io.litmill.bench.Precision;
import io.litmill.bench.ReportTable;
import io.litmill.bench.TemporaryFolder;
import io.litmill.checkpoint.source.Overrides;
import io.litmill.checkpoint.source.SourceModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code litmill bench inference}. */
@Command(
    name = "inference",
    mixinStandardHelpOptions = true,
    description = {
      "Measures inference on the processor, beside other engines where --peers names their jars.",
      "All engines get the same weights and inputs. Their outputs are compared first; engines that"
          + " compute something else are not timed. Then they take turns."
    })
final class BenchInferenceCommand implements Callable<Integer> {
  @Mixin private BenchModelOptions model;
  @Mixin private BenchMixOptions mix;
  @Spec private CommandSpec spec;

  @Option(names = "--peers", paramLabel = "DIR", description = "Folder of other engines' jars")
  private Path peers;

  @Option(
      names = "--scenario",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "1x32,8x32,16x64,32x128,mix",
      description =
          "rows x tokens, or mix for sentences of mixed lengths; 1 x tokens is one client with one"
              + " sentence at a time. Default: ${DEFAULT-VALUE}")
  private List<String> scenarios;

  @Option(
      names = "--precision",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "float32,bfloat16,int8",
      converter = PrecisionConverter.class,
      description =
          "float32, bfloat16, int8, for the engines that have them; float32 is always measured."
              + " Default: ${DEFAULT-VALUE}")
  private List<Precision> precisions;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "Turns of each engine. Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "4",
      description = "Length of a turn. Default: ${DEFAULT-VALUE}")
  private double seconds;

  @Option(names = "--threads", description = "Cores to use. Default: all")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of weights, tokens, lengths and order. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(names = "--json", description = "Print the report as JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    BenchSettings settings = settings();
    try (URLClassLoader loader = peerLoader();
        TemporaryFolder folder = TemporaryFolder.create("litmill-bench-model-")) {
      Path checkpoint = model.checkpoint(folder.path(), seed);
      SourceModel source = SourceModel.read(checkpoint, Overrides.none());
      print(benchmark(source, settings).run(loader));
      return 0;
    } catch (IncomparableEngines e) {
      spec.commandLine().getErr().println("litmill: " + e.getMessage());
      return 1;
    }
  }

  private BenchSettings settings() throws IOException {
    try {
      model.size();
      mix.check(model.hasTokenizer());
      Duration time = Duration.ofNanos(Math.round(seconds * 1e9));
      BenchSettings settings = new BenchSettings(scenarios, rounds, time, threads, seed);
      settings.requireKnownScenarios();
      return settings;
    } catch (IllegalArgumentException e) {
      throw wrongUsage(e);
    }
  }

  private URLClassLoader peerLoader() throws IOException {
    try {
      return PeerJars.loader(peers);
    } catch (IllegalArgumentException e) {
      throw wrongUsage(e);
    }
  }

  private InferenceBenchmark benchmark(SourceModel source, BenchSettings settings)
      throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Set<Precision> wanted = EnumSet.copyOf(precisions);
    return new InferenceBenchmark(
        source, settings, mix.mix(source.architecture(), model, seed), wanted, err::println);
  }

  private ParameterException wrongUsage(IllegalArgumentException e) {
    return new ParameterException(spec.commandLine(), e.getMessage(), e);
  }

  private void print(BenchReport report) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      out.println(mapper.writeValueAsString(report));
    } else {
      out.print(ReportTable.of(report));
    }
    out.flush();
  }
}
