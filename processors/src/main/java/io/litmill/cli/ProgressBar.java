package io.litmill.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * A line on a terminal that shows how work gets on: what is being done, the share that is done, the
 * speed, the time that is left. It writes nothing where nobody watches.
 */
final class ProgressBar {
  private static final int CELLS = 24;
  private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean watched;
  private final String unit;
  private final LongSupplier nanoTime;
  private final long began;
  private long before;
  private long shown;
  private boolean visible;

  /**
   * @param watched whether the output is a terminal
   * @param unit of what the speed counts, such as records
   */
  ProgressBar(PrintWriter out, boolean watched, String unit, LongSupplier nanoTime) {
    this.out = out;
    this.watched = watched;
    this.unit = unit;
    this.nanoTime = nanoTime;
    this.began = nanoTime.getAsLong();
    this.shown = began - PAUSE_NANOS;
  }

  /**
   * Part of the total that was done in an earlier process: the time that is left is told from the
   * rest.
   */
  void goOnBehind(long done) {
    before = done;
  }

  /**
   * Shows the state, if it is time to.
   *
   * @param done part of the total that is done
   * @param total 0 if it is not known
   * @param count how many units so far
   */
  void update(String task, long done, long total, long count) {
    long now = nanoTime.getAsLong();
    if (!watched || now - shown < PAUSE_NANOS) {
      return;
    }
    shown = now;
    visible = true;
    out.print(CLEAR + line(task, done, total, count, (now - began) / 1e9));
    out.flush();
  }

  private String line(String task, long done, long total, long count, double seconds) {
    double speed = seconds > 0 ? count / seconds : 0;
    String rate = String.format(Locale.ROOT, "%,.0f %s/s", speed, unit);
    if (total <= 0) {
      return String.format(Locale.ROOT, "%s  %,d %s  %s", task, count, unit, rate);
    }
    double share = Math.min(1, (double) done / total);
    int full = (int) Math.round(share * CELLS);
    String bar = "█".repeat(full) + "░".repeat(CELLS - full);
    double here = Math.min(1, (double) (done - before) / Math.max(1, total - before));
    String left = here > 0.001 ? time(seconds / here - seconds) + " left" : "";
    return String.format(
        Locale.ROOT, "%s  %s %3.0f %%  %s  %s", task, bar, share * 100, rate, left);
  }

  private static String time(double seconds) {
    long whole = Math.round(seconds);
    return whole >= 3600
        ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }

  /** Writes a line that stays, above the bar. */
  void println(String line) {
    hide();
    out.println(line);
    out.flush();
  }

  /** Takes the bar away. */
  void hide() {
    if (visible) {
      out.print(CLEAR);
      out.flush();
      visible = false;
    }
  }
}
