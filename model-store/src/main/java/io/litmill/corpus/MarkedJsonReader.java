package io.litmill.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * ChemProt as SciBERT distributes it: one JSON object a line with {@code text} and {@code label};
 * the text marks one mention with {@code << >>} and one with {@code [[ ]]}. The pair's sentence is
 * the text without the marks, its head the first kind of mark. The file does not say which of the
 * two is the chemical, and has no pairs without relation.
 */
public final class MarkedJsonReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  public List<PairExample> read(Path file) throws IOException {
    List<PairExample> pairs = new ArrayList<>();
    try (CorpusLines lines = new CorpusLines(file)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          pairs.add(pair(line, lines, CorpusFile.shortName(file)));
        }
      }
      if (pairs.isEmpty()) {
        throw lines.error("no pair; expected {\"text\": …, \"label\": …} in each line");
      }
    }
    return pairs;
  }

  private static PairExample pair(String line, CorpusLines lines, String name)
      throws CorpusException {
    JsonNode object = object(line, lines);
    String text = object.path("text").asText("");
    String label = object.path("label").asText("");
    Span head = marked(text, "<< ", " >>");
    Span tail = marked(text, "[[ ", " ]]");
    if (label.isBlank() || head == null || tail == null || head.overlaps(tail)) {
      throw lines.error("expected a label and a text with << HEAD >> and [[ TAIL ]]");
    }
    String id = name + ":" + lines.number();
    Span first = head.start() < tail.start() ? head : tail;
    Span second = first == head ? tail : head;
    String sentence =
        text.substring(0, first.start() - 3)
            + first.of(text)
            + text.substring(first.end() + 3, second.start() - 3)
            + second.of(text)
            + text.substring(second.end() + 3);
    Span movedFirst = moved(first, -3);
    Span movedSecond = moved(second, -9);
    return new PairExample(
        id,
        id,
        sentence,
        first == head ? movedFirst : movedSecond,
        first == head ? movedSecond : movedFirst,
        label,
        "head",
        "tail",
        null);
  }

  private static JsonNode object(String line, CorpusLines lines) throws CorpusException {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw lines.error(lines.number(), "is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** What is between the marks, or null. */
  private static Span marked(String text, String before, String after) {
    int mark = text.indexOf(before);
    int start = mark + before.length();
    int end = mark < 0 ? -1 : text.indexOf(after, start);
    return end > start ? new Span(start, end) : null;
  }

  private static Span moved(Span span, int by) {
    return new Span(span.start() + by, span.end() + by);
  }
}
