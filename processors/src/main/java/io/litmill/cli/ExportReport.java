package io.litmill.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.litmill.export.TripletExport;
import io.litmill.export.TripletExport.Summary;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import picocli.CommandLine;

/** Says on the terminal how an export gets on, and in the end what it did. */
final class ExportReport implements TripletExport.Listener {
  private final LongSupplier nanoTime;
  private final ProgressBar bar;
  private final long began;
  private volatile boolean stopped;

  ExportReport(CommandLine line, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.bar = new ProgressBar(line.getErr(), StandardError.isTerminal(), "records", nanoTime);
    this.began = nanoTime.getAsLong();
  }

  /** Makes the export end soon, without its files. */
  void stop() {
    stopped = true;
  }

  @Override
  public void read(long offsets, long all) {
    checkStopped();
    bar.update("reading", offsets, all, offsets);
  }

  @Override
  public void written(long statements) {
    checkStopped();
    bar.update("writing", 0, 0, statements);
  }

  private void checkStopped() {
    if (stopped) {
      throw new UncheckedIOException(new InterruptedIOException("the export was stopped"));
    }
  }

  /** Nothing moves any more. */
  void end() {
    bar.hide();
  }

  void print(Summary summary, boolean json, PrintWriter out) {
    bar.hide();
    double seconds = (nanoTime.getAsLong() - began) / 1e9;
    out.println(json ? json(summary, seconds) : text(summary, seconds));
    out.flush();
  }

  private static String text(Summary summary, double seconds) {
    return String.format(
        Locale.ROOT,
        "%,d statements about %,d concepts; %,d records read, %,d of them withdrawals, in %,.1f s",
        summary.statements(),
        summary.nodes(),
        summary.records(),
        summary.tombstones(),
        seconds);
  }

  private static String json(Summary summary, double seconds) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("statements", summary.statements());
    fields.put("nodes", summary.nodes());
    fields.put("records", summary.records());
    fields.put("tombstones", summary.tombstones());
    fields.put("seconds", Math.round(seconds * 1000) / 1000.0);
    try {
      return new ObjectMapper().writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
