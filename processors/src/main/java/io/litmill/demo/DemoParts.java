package io.litmill.demo;

import io.litmill.annotation.Annotator;
import io.litmill.mill.Mill;
import io.litmill.settings.Configuration;
import io.litmill.topology.StreamListener;
import java.io.IOException;

/** What a demo is given: the annotator, and who hears of its work. */
interface DemoParts {
  /** The annotator with its models warm. */
  Annotator annotator(Configuration configuration) throws IOException;

  StreamListener streamListener();

  /** The mill is about to start. */
  void watch(Mill mill);
}
