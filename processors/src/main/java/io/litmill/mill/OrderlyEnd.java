package io.litmill.mill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a program that is told to stop (Ctrl-C, SIGTERM) from ending while its work still does.
 * Java ends as soon as all hooks have run, and Quarkus' as soon as Quarkus has stopped, whatever
 * other threads are doing; a stream that was not closed leaves an open transaction, its place in
 * the group, and state that must be restored.
 */
public final class OrderlyEnd implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OrderlyEnd.class);
  private static final Duration TO_CLOSE = Duration.ofSeconds(80);
  private static final Duration TO_STOP = Duration.ofSeconds(20);

  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<Runnable> stops = new ArrayList<>();
  private final Thread hook;
  private boolean stopped;

  private OrderlyEnd(Duration patience, Runnable late) {
    this.hook =
        new Thread(
            () -> {
              long deadline = System.nanoTime() + patience.toNanos();
              stop();
              awaitEnd(deadline, late);
            },
            "litmill-end");
  }

  /**
   * Of streams, which have 80 s to stop and close. To be opened before them, so that it is closed
   * after.
   */
  public static OrderlyEnd awaited() {
    return opened(
        new OrderlyEnd(
            TO_CLOSE,
            () ->
                LOG.error("not all is closed after {}; the program ends nevertheless", TO_CLOSE)));
  }

  /**
   * Of work that this tells to stop.
   *
   * @param stop makes the work end; it has 20 s to do so
   */
  public static OrderlyEnd calling(Runnable stop) {
    OrderlyEnd end =
        new OrderlyEnd(
            TO_STOP, () -> System.err.println("litmill: stopped in the middle of its work"));
    end.onStop(stop);
    return opened(end);
  }

  /** Has this called when the program is told to stop; at once, if it was told already. */
  public void onStop(Runnable stop) {
    synchronized (stops) {
      if (!stopped) {
        stops.add(stop);
        return;
      }
    }
    stop.run();
  }

  /** Tells the work to stop, as the end of the program does. */
  public void stop() {
    List<Runnable> all;
    synchronized (stops) {
      stopped = true;
      all = List.copyOf(stops);
      stops.clear();
    }
    all.forEach(Runnable::run);
  }

  private static OrderlyEnd opened(OrderlyEnd end) {
    Runtime.getRuntime().addShutdownHook(end.hook);
    return end;
  }

  private void awaitEnd(long deadline, Runnable late) {
    try {
      if (!ended.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        late.run();
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
      LOG.debug("the program is ending");
    }
  }
}
