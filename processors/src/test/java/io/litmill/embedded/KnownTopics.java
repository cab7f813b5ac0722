package io.litmill.embedded;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** A broker hears of new topics a moment after they were made. */
public final class KnownTopics {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private KnownTopics() {}

  /** Waits until the broker knows all of them. */
  public static void await(Admin admin, Collection<String> names)
      throws ExecutionException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (Set<String> known = admin.listTopics().names().get();
        !known.containsAll(names);
        known = admin.listTopics().names().get()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the broker knows %s, not %s".formatted(known, names));
      }
      Thread.sleep(50);
    }
  }
}
