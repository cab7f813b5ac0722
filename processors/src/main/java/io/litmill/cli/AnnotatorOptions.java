package io.litmill.cli;

import io.litmill.annotation.AnnotatorSettings;
import io.litmill.annotation.PipelineAnnotator;
import io.litmill.bundle.Manifest.Precision;
import io.litmill.inference.BatchSettings;
import io.litmill.inference.EngineListener;
import io.litmill.inference.EngineSettings;
import io.litmill.model.Device;
import io.litmill.pipeline.Pipeline;
import io.litmill.pipeline.PipelineFile;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is annotated with, and on which device. */
final class AnnotatorOptions {
  @Mixin private StoreOption store;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--pipeline",
      paramLabel = "FILE",
      description =
          "Pipeline file with the bundles and the dictionary; default: the bundles that ship")
  private Path pipeline;

  @Option(
      names = "--device",
      paramLabel = "D",
      defaultValue = "cpu",
      converter = DeviceConverter.class,
      description = "cpu, or gpu:0, gpu:1 and so on. Default: ${DEFAULT-VALUE}")
  private Device device;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Threads that run batches; default: the cores, 2 on a GPU")
  private Integer workers;

  @Option(
      names = "--precision",
      paramLabel = "P",
      description =
          "auto, float32, bfloat16 or float16, instead of what the manifests of the bundles say")
  private Precision precision;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "64",
      description = "Documents that are annotated at once. Default: ${DEFAULT-VALUE}")
  private int batch;

  @Option(
      names = "--token-budget",
      paramLabel = "N",
      defaultValue = "2048",
      description = "Most tokens of a batch on the device. Default: ${DEFAULT-VALUE}")
  private int tokenBudget;

  /** Documents in a call. */
  int batch() {
    if (batch < 1) {
      throw new ParameterException(spec.commandLine(), "--batch " + batch + " is below 1");
    }
    return batch;
  }

  Device device() {
    return device;
  }

  /** Loads the models. */
  PipelineAnnotator open(EngineListener listener) throws IOException {
    Pipeline chosen = pipeline == null ? PipelineFile.shipped() : PipelineFile.read(pipeline);
    AnnotatorSettings settings =
        AnnotatorSettings.cpu()
            .withEngine(EngineSettings.of(device.toString(), threads(), batching()))
            .withListener(listener);
    return PipelineAnnotator.open(
        chosen, store.store(), precision == null ? settings : settings.withPrecision(precision));
  }

  private BatchSettings batching() {
    BatchSettings defaults = BatchSettings.defaults();
    return new BatchSettings(
        tokenBudget,
        Math.min(defaults.rowTokens(), tokenBudget),
        defaults.maxWait(),
        defaults.flushWhenIdle(),
        defaults.budgetRecovery());
  }

  private int threads() {
    return workers == null ? EngineSettings.workersOf(device) : workers;
  }
}
