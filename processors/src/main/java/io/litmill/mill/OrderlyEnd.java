package io.litmill.mill;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the program from ending while work is still closed. Told to stop (SIGTERM), Java ends as
 * soon as Quarkus has stopped, whatever other threads are doing; a stream that was not closed
 * leaves an open transaction, its place in the group, and state that must be restored.
 */
public final class OrderlyEnd implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OrderlyEnd.class);
  private static final Duration PATIENCE = Duration.ofSeconds(80);

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::awaitEnd, "litmill-end");

  private OrderlyEnd() {}

  /** To be opened before the work, so that it is closed after it. */
  public static OrderlyEnd awaited() {
    OrderlyEnd end = new OrderlyEnd();
    Runtime.getRuntime().addShutdownHook(end.hook);
    return end;
  }

  private void awaitEnd() {
    try {
      if (!ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.error("not all is closed after {}; the program ends nevertheless", PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The work is closed. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.debug("the program is ending");
    }
  }
}
