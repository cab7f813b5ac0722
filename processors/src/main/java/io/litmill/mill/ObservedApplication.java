package io.litmill.mill;

import io.litmill.health.MillHealth;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicReference;

/** Work of the command line that has an end, with health and metrics over HTTP meanwhile. */
public class ObservedApplication implements QuarkusApplication {
  /** Quarkus makes the application by itself; so this is where it finds its work. */
  private static final AtomicReference<Task> TASK = new AtomicReference<>();

  private final MillHealth health;
  private final MeterRegistry meters;

  /** What is to be done. */
  public interface Work {
    /** Does it, and returns the exit code. */
    int run(Observation observation) throws Exception;
  }

  private static final class Task {
    private final Work work;
    private Exception failure;

    Task(Work work) {
      this.work = work;
    }
  }

  @Inject
  public ObservedApplication(MillHealth health, MeterRegistry meters) {
    this.health = health;
    this.meters = meters;
  }

  /**
   * Starts the HTTP server and does the work in this thread.
   *
   * @param port 0: any free one
   * @return the exit code of the work; 1 if the server could not start
   * @throws Exception what the work throws
   */
  public static int launch(Work work, String host, int port) throws Exception {
    Task task = new Task(work);
    if (!TASK.compareAndSet(null, task)) {
      throw new IllegalStateException("a process does one work at a time");
    }
    int exitCode = QuarkusLaunch.launch(ObservedApplication.class, host, port);
    TASK.set(null);
    if (task.failure != null) {
      throw task.failure;
    }
    return exitCode;
  }

  @Override
  public int run(String... arguments) {
    Task task = TASK.get();
    try {
      return task.work.run(new Observation(health, meters));
    } catch (Exception e) {
      task.failure = e;
      return 1;
    }
  }
}
