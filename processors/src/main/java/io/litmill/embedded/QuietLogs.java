package io.litmill.embedded;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** A broker tells thousands of lines at its start and its end; here it tells what went wrong. */
final class QuietLogs {
  /** Kept, for java.util.logging forgets the level of a logger that nobody holds. */
  private static final List<Logger> LOGGERS =
      Stream.of("kafka", "state", "org.apache.kafka").map(Logger::getLogger).toList();

  /** It warns of each start as a controller. */
  private static final Logger CONTROLLER =
      Logger.getLogger("org.apache.kafka.controller.QuorumController");

  private static final Logger NETWORK = Logger.getLogger("org.apache.kafka.clients.NetworkClient");

  private QuietLogs() {}

  /** Leaves a level that someone set. */
  static void apply() {
    for (Logger logger : LOGGERS) {
      if (logger.getLevel() == null) {
        logger.setLevel(Level.WARNING);
      }
    }
    CONTROLLER.setLevel(Level.SEVERE);
  }

  /** Does what makes Kafka's network clients warn of what is meant to be. */
  static void whileConnectionsEnd(Runnable work) {
    Level before = NETWORK.getLevel();
    NETWORK.setLevel(Level.SEVERE);
    try {
      work.run();
    } finally {
      NETWORK.setLevel(before);
    }
  }
}
