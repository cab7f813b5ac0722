package io.litmill.cli;

import io.litmill.concepts.ConceptIndex;
import io.litmill.concepts.Match;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code litmill concepts lookup}. */
@Command(
    name = "lookup",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the concepts that have a name: identifier, preferred name, method and score by tabs.",
      "Prints nothing on stdout if there is none."
    })
final class ConceptsLookupCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "A name as in a text")
  private String name;

  @Option(
      names = "--type",
      paramLabel = "T",
      description = "Only concepts of this entity type; default: all types")
  private String type;

  @Option(
      names = "--index",
      paramLabel = "I",
      description = "Folder of a concept index; default: the vocabulary that ships")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (ConceptIndex index = folder == null ? ConceptIndex.starter() : ConceptIndex.open(folder)) {
      List<Match> matches = type == null ? index.lookup(name) : index.lookup(name, type);
      for (Match match : matches) {
        out.printf(
            Locale.ROOT,
            "%s\t%s\t%s\t%.2f%n",
            match.id(),
            match.preferredName(),
            match.method().label(),
            match.score());
      }
      if (matches.isEmpty()) {
        err.println("%s is not in %s".formatted(name, index.version()));
      }
    }
    return 0;
  }
}
