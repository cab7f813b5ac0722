package io.litmill.cli;

import io.litmill.mill.RunArguments;
import io.litmill.replay.PmidList;
import io.litmill.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a replay mines, and with what. */
final class ReplayPipelineOptions {
  @Option(
      names = "--pipeline",
      paramLabel = "FILE",
      description =
          "Pipeline file with the bundles of the run. Default: litmill.pipeline, else the pipeline"
              + " that ships; for promote, that of the run")
  private Path file;

  @Option(
      names = "--pmids",
      paramLabel = "FILE",
      description = "Only the articles of this file, a PMID in each line")
  private Path pmids;

  /** Absolute. */
  Optional<Path> file() {
    return Optional.ofNullable(file).map(path -> path.toAbsolutePath().normalize());
  }

  /** That of the option, else that of the configuration; absolute. */
  Optional<Path> file(DeploymentOptions deployment) throws IOException {
    return parts(deployment)
        .configuration()
        .optional(Settings.PIPELINE)
        .map(path -> path.toAbsolutePath().normalize());
  }

  /** Those of the option. */
  Optional<PmidList> pmids() throws IOException {
    return pmids == null ? Optional.empty() : Optional.of(PmidList.read(pmids));
  }

  /** The deployment, with the pipeline of the option. */
  ReplayParts parts(DeploymentOptions deployment) throws IOException {
    return parts(deployment, file());
  }

  static ReplayParts parts(DeploymentOptions deployment, Optional<Path> pipeline)
      throws IOException {
    RunArguments arguments = deployment.arguments();
    Map<String, String> values = new LinkedHashMap<>(arguments.values());
    pipeline.ifPresent(path -> values.put(Settings.PIPELINE.name(), path.toString()));
    return new ReplayParts(new RunArguments(arguments.file(), values).configuration());
  }
}
