package io.litmill.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets work end properly when the program is told to stop (Ctrl-C, SIGTERM). */
final class ShutdownGuard implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  private ShutdownGuard(Runnable stop) {
    this.hook =
        new Thread(
            () -> {
              stop.run();
              awaitEnd();
            },
            "litmill-stop");
  }

  /**
   * @param stop tells the work to end; it has {@value #PATIENCE_SECONDS} s to do so
   */
  static ShutdownGuard calling(Runnable stop) {
    ShutdownGuard guard = new ShutdownGuard(stop);
    Runtime.getRuntime().addShutdownHook(guard.hook);
    return guard;
  }

  private void awaitEnd() {
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("litmill: stopped in the middle of its work");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The work has ended. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // it is running
    }
  }
}
