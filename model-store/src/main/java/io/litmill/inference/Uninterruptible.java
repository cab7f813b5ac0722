package io.litmill.inference;

/** Waits on through interrupts and leaves the thread interrupted if there was one. */
final class Uninterruptible {
  /** Something that waits. */
  interface Wait {
    void run() throws InterruptedException;
  }

  private Uninterruptible() {}

  /**
   * @param onInterrupt called at every interrupt, before waiting goes on
   */
  static void run(Wait wait, Runnable onInterrupt) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          wait.run();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
          onInterrupt.run();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
