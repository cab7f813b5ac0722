package io.litmill.cli;

import io.litmill.annotation.Annotator;
import io.litmill.inference.EngineListener;
import io.litmill.inference.Priority;
import io.litmill.mill.AnnotatorOpening;
import io.litmill.replay.Deployment;
import io.litmill.settings.Configuration;
import java.io.IOException;

/** What a replay is made of. */
record ReplayParts(Configuration configuration) {
  Deployment deployment() {
    configuration.requireAllowed();
    return Deployment.of(configuration);
  }

  /** With warm models; live work goes before its own on a device that they share. */
  Annotator annotator() throws IOException {
    return AnnotatorOpening.open(configuration, EngineListener.NONE, Priority.REPLAY);
  }
}
