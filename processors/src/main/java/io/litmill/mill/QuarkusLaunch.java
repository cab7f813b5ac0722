package io.litmill.mill;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs an application with health and metrics over HTTP. */
public final class QuarkusLaunch {
  private static final Logger LOG = LoggerFactory.getLogger(QuarkusLaunch.class);

  private QuarkusLaunch() {}

  /**
   * Starts the HTTP server, runs the application, and returns when it has ended.
   *
   * @param port 0: any free one
   * @return the application's exit code; 1 if it threw, or the server could not start
   */
  public static int launch(
      Class<? extends QuarkusApplication> application, String host, int port, String... arguments) {
    System.setProperty("quarkus.http.host", host);
    System.setProperty("quarkus.http.port", Integer.toString(port));
    AtomicInteger exitCode = new AtomicInteger(1);
    Quarkus.run(
        application,
        (code, failure) -> {
          exitCode.set(failure == null ? code : 1);
          if (failure != null) {
            LOG.error("litmill: {}", failure.getMessage(), failure);
          }
        },
        arguments);
    return exitCode.get();
  }
}
