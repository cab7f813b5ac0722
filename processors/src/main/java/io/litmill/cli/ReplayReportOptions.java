package io.litmill.cli;

import io.litmill.replay.ReplayReport;
import io.litmill.replay.ReportText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a report goes. */
final class ReplayReportOptions {
  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the report to a file, too, as JSON")
  private Path file;

  @Option(names = "--json", description = "Print the report as JSON")
  private boolean json;

  void print(ReplayReport report, PrintWriter out) throws IOException {
    if (file != null) {
      Files.writeString(file, report.toJson() + "\n");
    }
    if (json) {
      out.println(report.toJson());
    } else {
      out.print(ReportText.of(report));
    }
    out.flush();
  }
}
