package io.litmill.cli;

import io.litmill.mill.StreamApplication;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The stream processor against one's own Kafka and Schema Registry. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the stream processor: citations in, triplets and document labels out.",
      "Health at /q/health, metrics at /q/metrics. Stops cleanly on SIGTERM."
    })
final class RunCommand implements Callable<Integer> {
  @Mixin private DeploymentOptions deployment;

  @Override
  public Integer call() throws IOException {
    return StreamApplication.launch(deployment.arguments());
  }
}
