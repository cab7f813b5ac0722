package io.litmill.mill;

import io.litmill.annotation.Annotator;
import io.litmill.annotation.AnnotatorSettings;
import io.litmill.annotation.PipelineAnnotator;
import io.litmill.annotation.SharedEngine;
import io.litmill.bundle.Manifest.Precision;
import io.litmill.bundle.ModelStore;
import io.litmill.inference.BatchSettings;
import io.litmill.inference.EngineListener;
import io.litmill.inference.EngineSettings;
import io.litmill.inference.Priority;
import io.litmill.model.Device;
import io.litmill.pipeline.Pipeline;
import io.litmill.pipeline.PipelineFile;
import io.litmill.settings.Configuration;
import io.litmill.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Opens the annotator that the settings describe. */
public final class AnnotatorOpening {
  private AnnotatorOpening() {}

  /**
   * Loads the models and warms them up.
   *
   * @throws io.litmill.bundle.BundleException if a bundle is missing or damaged
   * @throws io.litmill.pipeline.PipelineException if the pipeline is no good
   */
  public static Annotator open(Configuration configuration, EngineListener listener)
      throws IOException {
    return open(configuration, listener, Priority.LIVE);
  }

  /**
   * The same with a priority on the device.
   *
   * @throws io.litmill.bundle.BundleException if a bundle is missing or damaged
   * @throws io.litmill.pipeline.PipelineException if the pipeline is no good
   */
  public static Annotator open(
      Configuration configuration, EngineListener listener, Priority priority) throws IOException {
    return PipelineAnnotator.open(
        pipeline(configuration),
        store(configuration),
        settings(configuration, listener).withPriority(priority));
  }

  /** An engine for annotators that are opened in it one by one. */
  public static SharedEngine engine(Configuration configuration, EngineListener listener) {
    return new SharedEngine(settings(configuration, listener));
  }

  /**
   * The annotator in an engine that others use, too.
   *
   * @throws io.litmill.bundle.BundleException if a bundle is missing or damaged
   * @throws io.litmill.pipeline.PipelineException if the pipeline is no good
   */
  public static Annotator open(Configuration configuration, SharedEngine engine, Priority priority)
      throws IOException {
    return PipelineAnnotator.open(pipeline(configuration), store(configuration), engine, priority);
  }

  private static Pipeline pipeline(Configuration configuration) throws IOException {
    Optional<Path> file = configuration.optional(Settings.PIPELINE);
    return file.isPresent() ? PipelineFile.read(file.get()) : PipelineFile.shipped();
  }

  private static AnnotatorSettings settings(Configuration configuration, EngineListener listener) {
    return inPrecision(
        AnnotatorSettings.cpu()
            .withEngine(engine(configuration))
            .withGpuMemoryFraction(configuration.get(Settings.MEMORY_FRACTION))
            .withListener(listener),
        configuration);
  }

  private static AnnotatorSettings inPrecision(
      AnnotatorSettings settings, Configuration configuration) {
    String name = configuration.get(Settings.PRECISION);
    return name.equals(Settings.PRECISION.defaultText())
        ? settings
        : settings.withPrecision(Precision.valueOf(name.toUpperCase(Locale.ROOT)));
  }

  private static EngineSettings engine(Configuration configuration) {
    Device device = configuration.get(Settings.DEVICE);
    int workers = configuration.get(Settings.WORKERS);
    if (workers == 0) {
      workers = EngineSettings.workersOf(device);
    }
    BatchSettings defaults = BatchSettings.defaults();
    BatchSettings batching =
        new BatchSettings(
            configuration.get(Settings.TOKEN_BUDGET),
            configuration.get(Settings.ROW_TOKENS),
            configuration.get(Settings.MAX_WAIT),
            defaults.flushWhenIdle(),
            defaults.budgetRecovery());
    return EngineSettings.of(device.toString(), workers, batching);
  }

  private static ModelStore store(Configuration configuration) {
    List<Path> folders = new ArrayList<>(configuration.optional(Settings.STORE).orElse(List.of()));
    folders.add(Path.of(System.getProperty("user.home"), ".litmill", "models"));
    return ModelStore.withShipped(folders);
  }
}
