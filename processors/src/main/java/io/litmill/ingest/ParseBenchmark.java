package io.litmill.ingest;

import io.litmill.ingest.xml.Decompression;
import io.litmill.ingest.xml.Frame;
import io.litmill.ingest.xml.Limits;
import io.litmill.ingest.xml.RecordElement;
import io.litmill.ingest.xml.RecordFrames;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Measures how fast records are read from a file as PubMed distributes them. Its records are given
 * ones, over and over, so that a file of PubMed's size needs no download. What is measured is the
 * processor time of the one thread that reads, so that other work on the machine counts less.
 */
public final class ParseBenchmark {
  private static final String START =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE PubmedArticleSet SYSTEM"
          + " \"http://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_190101.dtd\">\n<PubmedArticleSet>\n";
  private static final String END = "</PubmedArticleSet>\n";

  private final Path folder;
  private final int records;
  private final int rounds;

  /**
   * What was measured; medians of the rounds.
   *
   * @param records in each of the two files
   * @param different how many of them are different
   * @param bytes of the file without compression
   * @param compressedBytes of the file with gzip
   * @param gzipRecordsPerSecond from gzip to citations, a core
   * @param plainRecordsPerSecond from XML to citations, a core
   * @param gunzipRecordsPerSecond decompression alone, a core
   */
  public record Result(
      int records,
      int different,
      long bytes,
      long compressedBytes,
      double gzipRecordsPerSecond,
      double plainRecordsPerSecond,
      double gunzipRecordsPerSecond) {
    /** Megabytes of XML a second and core, at a number of records a second. */
    public double megabytesPerSecond(double recordsPerSecond) {
      return recordsPerSecond * bytes / records / 1e6;
    }
  }

  /**
   * @param folder where the files are made
   * @param records of each file
   */
  public ParseBenchmark(Path folder, int records, int rounds) {
    if (records < 1 || rounds < 1) {
      throw new IllegalArgumentException(
          "records %d, rounds %d: both must be at least 1".formatted(records, rounds));
    }
    this.folder = folder;
    this.records = records;
    this.rounds = rounds;
  }

  /**
   * @throws IllegalArgumentException if there is no record in the sources
   */
  public Result run(List<PubmedSource> sources) throws IOException {
    List<byte[]> originals = originals(sources);
    Path plain = folder.resolve("bench26n0001.xml");
    Path gzip = folder.resolve("bench26n0001.xml.gz");
    write(plain, Files.newOutputStream(plain), originals);
    write(gzip, new GZIPOutputStream(Files.newOutputStream(gzip), 1 << 16), originals);
    double[] fromGzip = new double[rounds];
    double[] fromPlain = new double[rounds];
    double[] gunzip = new double[rounds];
    parse(plain);
    for (int round = 0; round < rounds; round++) {
      fromGzip[round] = records / seconds(() -> parse(gzip));
      fromPlain[round] = records / seconds(() -> parse(plain));
      gunzip[round] = records / seconds(() -> expand(gzip));
    }
    return new Result(
        records,
        Math.min(records, originals.size()),
        Files.size(plain),
        Files.size(gzip),
        median(fromGzip),
        median(fromPlain),
        median(gunzip));
  }

  private List<byte[]> originals(List<PubmedSource> sources) throws IOException {
    List<byte[]> found = new ArrayList<>();
    for (PubmedSource source : sources) {
      if (found.size() < records && !Documents.isArchive(source.name())) {
        try (InputStream in = Decompression.of(source.open(), Limits.DEFAULT)) {
          addRecords(in, found);
        }
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException("there is no record in the sources to make a file of");
    }
    return found;
  }

  private void addRecords(InputStream in, List<byte[]> into) throws IOException {
    RecordFrames frames = new RecordFrames(in, Limits.DEFAULT);
    for (Frame frame = frames.next();
        frame != null && into.size() < records;
        frame = frames.next()) {
      if (frame instanceof Frame.Whole whole && whole.element() == RecordElement.PUBMED_ARTICLE) {
        into.add(
            Arrays.copyOfRange(whole.bytes(), whole.offset(), whole.offset() + whole.length()));
      }
    }
  }

  private void write(Path file, OutputStream target, List<byte[]> originals) throws IOException {
    try (OutputStream out = new BufferedOutputStream(target, 1 << 16)) {
      out.write(START.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < records; i++) {
        out.write(originals.get(i % originals.size()));
        out.write('\n');
      }
      out.write(END.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IOException("cannot write %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static double seconds(Work work) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    work.run();
    return Math.max(1, threads.getCurrentThreadCpuTime() - before) / 1e9;
  }

  private void parse(Path file) throws IOException {
    Limits limits = new Limits(8 << 20, 1 << 20, 256, Integer.MAX_VALUE, 8 << 20);
    int articles = 0;
    try (PubmedRecords read =
        PubmedRecords.read(
            Files.newInputStream(file), String.valueOf(file.getFileName()), 0, limits)) {
      while (read.hasNext()) {
        if (read.next() instanceof PubmedRecord.Article) {
          articles++;
        }
      }
    }
    if (articles != records) {
      throw new IllegalStateException(
          "%d of %d records of %s were read".formatted(articles, records, file));
    }
  }

  private static void expand(Path file) throws IOException {
    Limits limits = new Limits(1, 1, 1, Integer.MAX_VALUE, 1);
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Decompression.of(Files.newInputStream(file), limits)) {
      while (in.read(buffer, 0, buffer.length) >= 0) {
        // only to have it expanded
      }
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
