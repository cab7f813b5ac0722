package io.litmill.cli;

import io.litmill.replay.ReplayListener;
import java.io.PrintWriter;
import java.util.Locale;

/** Shows how a replay gets on: the share that is done, records a second, time left, lag. */
final class ReplayBar implements ReplayListener, AutoCloseable {
  private final ProgressBar bar;
  private final String id;
  private long first = -1;

  ReplayBar(PrintWriter err, String id) {
    this.bar = new ProgressBar(err, StandardError.isTerminal(), "records", System::nanoTime);
    this.id = id;
  }

  @Override
  public void progress(long done, long total) {
    if (first < 0) {
      first = done;
      bar.goOnBehind(done);
    }
    String task = String.format(Locale.ROOT, "replay %s  lag %,d", id, total - done);
    bar.update(task, done, total, done - first);
  }

  @Override
  public void close() {
    bar.hide();
  }
}
