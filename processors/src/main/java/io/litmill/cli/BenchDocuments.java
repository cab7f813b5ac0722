package io.litmill.cli;

import io.litmill.annotation.input.InputDocuments;
import io.litmill.schemas.Citation;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is annotated in a benchmark, and how often. */
final class BenchDocuments {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "PubMed XML or PubTator files, as for litmill annotate")
  private List<String> paths;

  @Option(
      names = "--records",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "Documents to annotate in a round, at most; those without an abstract are left out, and"
              + " of a PMID that comes again all but the first. Default: ${DEFAULT-VALUE}")
  private int records;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds. Default: ${DEFAULT-VALUE}")
  private int rounds;

  int rounds() {
    return rounds;
  }

  /** The first documents that have an abstract, each PMID once: a stream skips what it has seen. */
  List<Citation> read() throws IOException {
    if (records < 1 || rounds < 1) {
      throw new ParameterException(spec.commandLine(), "--records and --rounds are at least 1");
    }
    Map<String, Citation> documents = new LinkedHashMap<>();
    InputDocuments input =
        new InputDocuments(
            document -> {
              boolean hasAbstract =
                  document.getSections().stream().anyMatch(s -> s.getKind().equals("abstract"));
              if (hasAbstract && documents.size() < records) {
                documents.putIfAbsent(document.getPmid(), document);
              }
            },
            problem -> spec.commandLine().getErr().println("litmill: " + problem));
    for (String path : paths) {
      input.read(path);
    }
    if (documents.isEmpty()) {
      throw new IOException("no document with an abstract in " + String.join(", ", paths));
    }
    return List.copyOf(documents.values());
  }
}
