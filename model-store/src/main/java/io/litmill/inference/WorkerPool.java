package io.litmill.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The threads that take batches from the queue and run them. */
final class WorkerPool {
  private final DeviceQueue queue;
  private final BatchExecutor executor;
  private final Consumer<DeviceFailure> onFailure;
  private final List<Thread> threads = new ArrayList<>();

  /**
   * @param onFailure called on the worker that met the failure, which then ends
   */
  WorkerPool(
      EngineSettings settings,
      DeviceQueue queue,
      BatchExecutor executor,
      Consumer<DeviceFailure> onFailure) {
    this.queue = queue;
    this.executor = executor;
    this.onFailure = onFailure;
    for (int i = 0; i < settings.workers(); i++) {
      Thread thread = new Thread(this::work, "inference-" + settings.device() + "-" + i);
      thread.setDaemon(true);
      threads.add(thread);
    }
  }

  void start() {
    threads.forEach(Thread::start);
  }

  /** Waits until all threads have ended. Does nothing if they were never started. */
  void join() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  boolean holds(Thread thread) {
    return threads.contains(thread);
  }

  private void work() {
    try {
      Optional<BatchPlan> plan = queue.take();
      while (plan.isPresent()) {
        run(plan.get());
        plan = queue.take();
      }
    } catch (DeviceFailure e) {
      onFailure.accept(e);
    } catch (Throwable e) {
      onFailure.accept(new DeviceFailure("a worker of the engine ended: " + e, e));
    }
  }

  private void run(BatchPlan plan) {
    try {
      executor.execute(plan);
    } finally {
      queue.finished(plan);
    }
  }
}
