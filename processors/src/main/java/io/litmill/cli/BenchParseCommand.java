package io.litmill.cli;

import io.litmill.bench.TemporaryFolder;
import io.litmill.ingest.ParseBenchmark;
import io.litmill.ingest.PubmedSource;
import io.litmill.ingest.PubmedSources;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code litmill bench parse}. */
@Command(
    name = "parse",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how fast PubMed XML becomes citations, in records a second of one core's time.",
      "It makes a file of the size of PubMed's own by repeating the records of --input, with and"
          + " without gzip, and reads both in turn."
    })
final class BenchParseCommand implements Callable<Integer> {
  private static final List<String> SAMPLES =
      List.of("sample26n0001.xml", "sample26n0002.xml", "sample26n0003.xml", "sample26n0004.xml");

  @Spec private CommandSpec spec;

  @Option(
      names = "--records",
      defaultValue = "30000",
      description = "Records of the file; PubMed's have 30,000. Default: ${DEFAULT-VALUE}")
  private int records;

  @Option(
      names = "--rounds",
      defaultValue = "7",
      description = "How often each file is read. Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--input",
      arity = "1..*",
      paramLabel = "PATH",
      description = "Files or folders with the records to repeat. Default: the demo's samples")
  private List<String> input;

  @Override
  public Integer call() throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.create("litmill-bench-parse-")) {
      List<String> paths = input == null ? samples(folder.path()) : input;
      List<PubmedSource> sources = PubmedSources.of(paths);
      print(new ParseBenchmark(folder.path(), records, rounds).run(sources));
    }
    return 0;
  }

  private static List<String> samples(Path folder) throws IOException {
    List<String> files = new ArrayList<>();
    for (String name : SAMPLES) {
      Path file = folder.resolve(name);
      try (var in = BenchParseCommand.class.getResourceAsStream("/io/litmill/demo/" + name)) {
        Files.copy(in, file);
      }
      files.add(file.toString());
    }
    return files;
  }

  private void print(ParseBenchmark.Result result) {
    printLine(
        "file          %,d records, %,d different ones; %,.1f MB, gzip %,.1f MB; %,d bytes a record",
        result.records(),
        result.different(),
        result.bytes() / 1e6,
        result.compressedBytes() / 1e6,
        result.bytes() / result.records());
    printSpeed("from gzip", result, result.gzipRecordsPerSecond());
    printSpeed("from XML", result, result.plainRecordsPerSecond());
    printSpeed("gunzip alone", result, result.gunzipRecordsPerSecond());
  }

  private void printSpeed(String what, ParseBenchmark.Result result, double speed) {
    printLine(
        "%-12s  %,9.0f records/s a core, %,6.1f MB of XML/s",
        what, speed, result.megabytesPerSecond(speed));
  }

  private void printLine(String format, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, format + "%n", values);
    out.flush();
  }
}
