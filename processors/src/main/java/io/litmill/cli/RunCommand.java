package io.litmill.cli;

import io.litmill.mill.AnnotatorOpening;
import io.litmill.mill.Mill;
import io.litmill.mill.Observation;
import io.litmill.mill.ObservedApplication;
import io.litmill.mill.OrderlyEnd;
import io.litmill.settings.Configuration;
import io.litmill.settings.Settings;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  @Mixin private DeploymentOptions deployment;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = deployment.configuration();
    configuration.requireAllowed();
    return ObservedApplication.launch(
        observation -> run(configuration, observation),
        configuration.get(Settings.HTTP_HOST),
        configuration.get(Settings.HTTP_PORT));
  }

  private static int run(Configuration configuration, Observation observation)
      throws IOException, InterruptedException {
    try (OrderlyEnd end = OrderlyEnd.awaited();
        Mill mill =
            Mill.open(
                configuration,
                () -> AnnotatorOpening.open(configuration, observation.engine()),
                observation)) {
      mill.start();
      end.onStop(mill::stop);
      LOG.info("the stream {} has started", configuration.get(Settings.APPLICATION_ID));
      mill.awaitStop();
      return mill.failure().isPresent() ? 1 : 0;
    }
  }
}
