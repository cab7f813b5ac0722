package io.litmill.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Pairs of sentences with a score, as BLURB distributes BIOSSES: {@code ID FIRST SECOND SCORE} with
 * TAB between, with or without a header line that ends in {@code score}.
 */
public final class ScoredPairReader {
  private static final String FORM = "ID FIRST SECOND SCORE";

  public List<ScoredPair> read(Path file) throws IOException {
    List<ScoredPair> pairs = new ArrayList<>();
    try (CorpusLines lines = new CorpusLines(file)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        boolean header = lines.number() == 1 && line.endsWith("\tscore");
        if (!line.isBlank() && !header) {
          String[] fields = lines.fields(line, 4, FORM);
          pairs.add(new ScoredPair(fields[0], fields[1], fields[2], score(fields[3], lines)));
        }
      }
      if (pairs.isEmpty()) {
        throw lines.error("no pair; expected " + FORM);
      }
    }
    return pairs;
  }

  private static double score(String field, CorpusLines lines) throws CorpusException {
    try {
      double score = Double.parseDouble(field.strip());
      if (Double.isFinite(score)) {
        return score;
      }
    } catch (NumberFormatException e) {
      throw lines.error(lines.number(), "score \"%s\"; expected a number".formatted(field), e);
    }
    throw lines.error("score \"%s\"; expected a finite number".formatted(field));
  }
}
