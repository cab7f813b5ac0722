package io.litmill.cli;

import io.litmill.annotation.Annotator;
import io.litmill.inference.EngineListener;
import io.litmill.inference.Priority;
import io.litmill.mill.AnnotatorOpening;
import io.litmill.mill.Observation;
import io.litmill.mill.ObservedApplication;
import io.litmill.replay.Deployment;
import io.litmill.settings.Configuration;
import io.litmill.settings.Settings;
import java.io.IOException;
import java.util.Optional;

/** What a replay is made of. */
record ReplayParts(Configuration configuration) {
  Deployment deployment() {
    configuration.requireAllowed();
    return Deployment.of(configuration);
  }

  /** With warm models; live work goes before its own on a device that they share. */
  Annotator annotator() throws IOException {
    return annotator(EngineListener.NONE);
  }

  /** The same, and somebody hears of what the models do. */
  Annotator annotator(EngineListener listener) throws IOException {
    return AnnotatorOpening.open(configuration, listener, Priority.REPLAY);
  }

  /** Does work with health and metrics over HTTP, if a port for them is set. */
  int observed(ObservedApplication.Work work) throws Exception {
    Optional<Integer> port = configuration.optional(Settings.REPLAY_HTTP_PORT);
    return port.isPresent()
        ? ObservedApplication.launch(work, configuration.get(Settings.HTTP_HOST), port.get())
        : work.run(Observation.unseen());
  }
}
