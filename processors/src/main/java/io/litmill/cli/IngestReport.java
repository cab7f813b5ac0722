package io.litmill.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.litmill.ingest.PubmedRecord.Unreadable;
import io.litmill.ingest.PubmedSource;
import io.litmill.ingest.kafka.BaselineIngest.Outcome;
import io.litmill.ingest.kafka.IngestCounts;
import io.litmill.ingest.kafka.IngestListener;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import picocli.CommandLine;

/** Says on the terminal how an ingest gets on, and in the end what it did. */
final class IngestReport implements IngestListener {
  private static final int UNREADABLE_SHOWN = 20;

  private final PrintWriter out;
  private final LongSupplier nanoTime;
  private final ProgressBar bar;
  private final long began;
  private final long totalBytes;
  private String task = "";
  private long skippedBytes;
  private long unreadable;
  private long undecided;

  IngestReport(CommandLine line, List<PubmedSource> sources, LongSupplier nanoTime) {
    this.out = line.getOut();
    this.nanoTime = nanoTime;
    this.bar = new ProgressBar(line.getErr(), StandardError.isTerminal(), "records", nanoTime);
    this.began = nanoTime.getAsLong();
    this.totalBytes = totalBytes(sources);
  }

  /** 0 if the size of one of them is not known. */
  private static long totalBytes(List<PubmedSource> sources) {
    return sources.stream().anyMatch(source -> source.size().isEmpty())
        ? 0
        : sources.stream().mapToLong(source -> source.size().getAsLong()).sum();
  }

  @Override
  public void begins(PubmedSource source, long recordsBefore) {
    task = source.name();
    if (recordsBefore > 0) {
      bar.println("%s goes on behind record %d".formatted(source.name(), recordsBefore));
    }
  }

  @Override
  public void skipped(PubmedSource source) {
    skippedBytes += source.size().orElse(0);
    bar.println(source.name() + " went through before; --again sends it once more");
  }

  @Override
  public void unreadable(Unreadable record) {
    unreadable++;
    if (unreadable <= UNREADABLE_SHOWN) {
      bar.println("unreadable: " + record.description());
    } else if (unreadable == UNREADABLE_SHOWN + 1) {
      bar.println("unreadable: more; all are in the topic of dead letters");
    }
  }

  @Override
  public void undecided(String description) {
    undecided++;
    if (undecided <= UNREADABLE_SHOWN) {
      bar.println("warning: " + description);
    } else if (undecided == UNREADABLE_SHOWN + 1) {
      bar.println("warning: more records of the citations topic cannot be read");
    }
  }

  @Override
  public void progress(IngestCounts counts) {
    bar.update(task, counts.bytes() + skippedBytes, totalBytes, counts.records());
  }

  /** Nothing moves any more. */
  void end() {
    bar.hide();
  }

  void print(IngestCounts counts, boolean stopped, boolean json) {
    double seconds = (nanoTime.getAsLong() - began) / 1e9;
    out.println(json ? json(fields(counts, stopped, seconds)) : text(counts, stopped, seconds));
    out.flush();
  }

  void print(Outcome outcome, boolean stopped, boolean asJson) {
    double seconds = (nanoTime.getAsLong() - began) / 1e9;
    if (asJson) {
      Map<String, Object> fields = fields(outcome.counts(), stopped, seconds);
      fields.put("known", outcome.known());
      fields.put("undecided", outcome.undecided());
      fields.put("vanished", outcome.vanished().size());
      fields.put("withdrawn", outcome.withdrawn());
      fields.put("refusal", outcome.refusal().orElse(null));
      out.println(json(fields));
    } else {
      out.println(text(outcome.counts(), stopped, seconds));
      out.println(
          outcome
              .refusal()
              .map(why -> "no article was withdrawn: " + why)
              .orElseGet(() -> withdrawn(outcome)));
      if (outcome.undecided() > 0) {
        out.println(undecided(outcome));
      }
    }
    out.flush();
  }

  private static String withdrawn(Outcome outcome) {
    return String.format(
        Locale.ROOT,
        "%,d of %,d known articles are not in the baseline and were withdrawn",
        outcome.withdrawn(),
        outcome.known());
  }

  private static String undecided(Outcome outcome) {
    return String.format(
        Locale.ROOT,
        "%,d articles were left as they are, since a record of theirs in the citations topic cannot"
            + " be read",
        outcome.undecided());
  }

  private static String text(IngestCounts counts, boolean stopped, double seconds) {
    return String.format(
        Locale.ROOT,
        "%s%,d files sent, %,d had gone through before: %,d citations, %,d deletions, %,d"
            + " unreadable; %,.1f MB in %,.1f s, %,.0f records/s",
        stopped ? "stopped; the same command goes on. " : "",
        counts.files(),
        counts.skippedFiles(),
        counts.citations(),
        counts.deletions(),
        counts.unreadable(),
        counts.bytes() / 1e6,
        seconds,
        counts.records() / seconds);
  }

  private static Map<String, Object> fields(IngestCounts counts, boolean stopped, double seconds) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("files", counts.files());
    fields.put("skipped_files", counts.skippedFiles());
    fields.put("citations", counts.citations());
    fields.put("deletions", counts.deletions());
    fields.put("unreadable", counts.unreadable());
    fields.put("bytes", counts.bytes());
    fields.put("seconds", Math.round(seconds * 1000) / 1000.0);
    fields.put("stopped", stopped);
    return fields;
  }

  private static String json(Map<String, Object> fields) {
    try {
      return new ObjectMapper().writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
