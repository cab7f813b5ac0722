package io.litmill.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The format of a file that was named without one, by its first lines. */
final class DataGuess {
  private static final int LINES = 30;
  private static final int LONGEST = 4000;
  private static final Pattern PUBTATOR = Pattern.compile("[^|\\s]+\\|t\\|.*", Pattern.DOTALL);
  private static final Pattern TAGGED =
      Pattern.compile("[^\\t]+(\\t[^\\t]*)*\\t(O|[BIES](-\\S+)?)");

  private DataGuess() {}

  static Optional<DataFormat> of(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      return folder(file);
    }
    if (file.toString().matches(".*\\.(tar|tgz|tar\\.gz)")) {
      return Optional.of(DataFormat.DDI);
    }
    List<String> lines = firstLines(file);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String first = lines.get(0);
    if (first.startsWith("<")) {
      return Optional.of(bioC(lines) ? DataFormat.BIOC : DataFormat.DDI);
    }
    if (first.startsWith("{")) {
      return json(String.join("\n", lines));
    }
    return PUBTATOR.matcher(first).matches()
        ? Optional.of(DataFormat.PUBTATOR)
        : table(first, lines);
  }

  private static Optional<DataFormat> folder(Path folder) {
    boolean genes =
        Files.exists(folder.resolve("train.in")) || Files.exists(folder.resolve("train.in.gz"));
    return Optional.of(genes ? DataFormat.BC2GM : DataFormat.DDI);
  }

  private static boolean bioC(List<String> lines) {
    return lines.stream().anyMatch(line -> line.contains("<collection"));
  }

  private static Optional<DataFormat> json(String start) {
    if (start.contains("\"final_decision\"") || start.contains("\"QUESTION\"")) {
      return Optional.of(DataFormat.PUBMEDQA);
    }
    if (start.contains("\"data\"") || start.contains("\"paragraphs\"")) {
      return Optional.of(DataFormat.SQUAD);
    }
    return start.contains("<< ") ? Optional.of(DataFormat.CHEMPROT_MARKED) : Optional.empty();
  }

  private static Optional<DataFormat> table(String first, List<String> lines) {
    if (first.equals("labels\tsentence\tindex")) {
      return Optional.of(DataFormat.HALLMARKS);
    }
    if (first.endsWith("\tscore")) {
      return Optional.of(DataFormat.BIOSSES);
    }
    boolean tagged =
        lines.stream()
            .filter(line -> !line.startsWith("-DOCSTART-"))
            .allMatch(line -> TAGGED.matcher(line).matches());
    if (tagged) {
      return Optional.of(DataFormat.CONLL);
    }
    int columns = first.split("\t", -1).length;
    return columns >= 2 && columns <= 4 ? Optional.of(DataFormat.TSV) : Optional.empty();
  }

  /** Those of the first lines that are not blank, each cut to a length. */
  private static List<String> firstLines(Path file) throws IOException {
    List<String> first = new ArrayList<>();
    try (CorpusLines lines = new CorpusLines(file)) {
      for (String line = lines.next();
          line != null && lines.number() <= LINES;
          line = lines.next()) {
        if (!line.isBlank()) {
          first.add(line.substring(0, Math.min(LONGEST, line.length())));
        }
      }
    }
    return first;
  }
}
