package io.litmill.broker;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Brokers hear of a new topic a moment after it was made; who comes at once would miss it. */
public final class KnownTopics {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private KnownTopics() {}

  /**
   * Waits until topics that were made are known.
   *
   * @throws KafkaException if after a minute some are not, or the broker does not answer
   */
  public static void await(Admin admin, Collection<String> names) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Set<String> known = BrokerAnswers.of(admin.listTopics().names());
    while (!known.containsAll(names)) {
      if (System.nanoTime() > deadline) {
        throw new KafkaException(
            "the topics %s were made, but after %s the broker knows only %s"
                .formatted(names, PATIENCE, known));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      known = BrokerAnswers.of(admin.listTopics().names());
    }
  }
}
