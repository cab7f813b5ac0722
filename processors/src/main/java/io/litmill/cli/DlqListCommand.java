package io.litmill.cli;

import io.litmill.deadletters.StoredLetter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code litmill dlq list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the records that could not be processed, one a line.")
final class DlqListCommand implements Callable<Integer> {
  private static final String COLUMNS = "%-8s  %-24s  %-11s  %-14s  %-9s  %-8s  %s%n";

  @Mixin private DlqOptions letters;
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "One JSON object a line, with the record in it")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (!json) {
      out.printf(COLUMNS, "id", "failed at", "stage", "reason", "PMID", "redriven", "message");
    }
    letters.topic().list(letters.filter(), letter -> print(letter, out));
    out.flush();
    return 0;
  }

  private void print(StoredLetter stored, PrintWriter out) {
    if (json) {
      out.println(LetterJson.of(stored));
      return;
    }
    out.printf(
        Locale.ROOT,
        COLUMNS,
        stored.id(),
        stored.letter().getFailedAt(),
        stored.letter().getStage(),
        stored.letter().getReason(),
        stored.pmid(),
        stored.redriven() ? "yes" : "no",
        stored.letter().getMessage().lines().findFirst().orElse(""));
  }
}
