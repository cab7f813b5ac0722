package io.litmill.inference;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread that completes futures, in order; it starts with the first. */
final class ResultDelivery implements Executor, AutoCloseable {
  private final ThreadPoolExecutor executor;
  private volatile Thread thread;

  ResultDelivery(String device) {
    this.executor =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread created = new Thread(task, "inference-" + device + "-results");
              created.setDaemon(true);
              thread = created;
              return created;
            });
  }

  @Override
  public void execute(Runnable task) {
    executor.execute(task);
  }

  boolean runsOn(Thread candidate) {
    return thread == candidate;
  }

  /** Waits until all is delivered and the thread has ended. */
  @Override
  public void close() {
    executor.shutdown();
    if (thread != null) {
      Uninterruptible.run(thread::join, () -> {});
    }
  }
}
