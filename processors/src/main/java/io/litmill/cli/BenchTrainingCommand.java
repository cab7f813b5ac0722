package io.litmill.cli;

import io.litmill.architecture.Activation;
import io.litmill.architecture.Architecture;
import io.litmill.architecture.Family;
import io.litmill.training.TrainingSpeed;
import io.litmill.training.TrainingSpeed.Measurement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code litmill bench training}. */
@Command(
    name = "training",
    mixinStandardHelpOptions = true,
    description = {
      "Measures training on the processor: forward, backward and optimiser of a token model with"
          + " random weights, on full rows."
    })
final class BenchTrainingCommand implements Callable<Integer> {
  private static final int HEAD_SIZE = 64;

  @Spec private CommandSpec spec;

  @Option(names = "--layers", defaultValue = "4", description = "Default: ${DEFAULT-VALUE}")
  private int layers;

  @Option(
      names = "--hidden",
      defaultValue = "256",
      description = "Width, a multiple of 64. Default: ${DEFAULT-VALUE}")
  private int hidden;

  @Option(names = "--vocabulary", defaultValue = "20006", description = "Default: ${DEFAULT-VALUE}")
  private int vocabulary;

  @Option(names = "--rows", defaultValue = "16", description = "Default: ${DEFAULT-VALUE}")
  private int rows;

  @Option(names = "--row-tokens", defaultValue = "128", description = "Default: ${DEFAULT-VALUE}")
  private int rowTokens;

  @Option(
      names = "--precision",
      split = ",",
      defaultValue = "float32,bfloat16",
      description = "float32, bfloat16. Default: ${DEFAULT-VALUE}")
  private List<String> precisions;

  @Option(names = "--threads", description = "Cores to use. Default: all")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--seconds",
      defaultValue = "20",
      description = "Length of a measurement. Default: ${DEFAULT-VALUE}")
  private double seconds;

  @Override
  public Integer call() {
    Architecture architecture = architecture();
    for (String precision : precisions) {
      boolean half = half(precision);
      Duration time = Duration.ofMillis(Math.round(seconds * 1000));
      Measurement measured =
          TrainingSpeed.measure(architecture, rows, rowTokens, half, threads, time);
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "%-9s %d x %d, %d x %d tokens: %,.0f tokens/s (%d steps)%n",
              precision,
              layers,
              hidden,
              rows,
              rowTokens,
              measured.tokensPerSecond(),
              measured.steps());
    }
    return 0;
  }

  private boolean half(String precision) {
    return switch (precision) {
      case "float32" -> false;
      case "bfloat16" -> true;
      default -> throw wrongUsage("--precision \"" + precision + "\" is not float32 or bfloat16");
    };
  }

  private Architecture architecture() {
    if (hidden % HEAD_SIZE != 0 || hidden < HEAD_SIZE) {
      throw wrongUsage("--hidden " + hidden + " is not a multiple of " + HEAD_SIZE);
    }
    if (rows < 1 || rowTokens < 1 || threads < 1 || !(seconds > 0)) {
      throw wrongUsage("--rows, --row-tokens, --threads and --seconds must be positive");
    }
    try {
      return new Architecture(
          Family.BERT,
          vocabulary,
          hidden,
          hidden,
          layers,
          hidden / HEAD_SIZE,
          4 * hidden,
          Math.max(512, rowTokens),
          0,
          2,
          1e-12,
          Activation.GELU,
          1);
    } catch (IllegalArgumentException e) {
      throw wrongUsage(e.getMessage());
    }
  }

  private ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
