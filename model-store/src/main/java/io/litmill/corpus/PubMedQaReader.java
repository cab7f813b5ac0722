package io.litmill.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * PubMedQA (Jin et al. 2019): one JSON object with the PMID as key. The first text is the question,
 * the second the sections of the context with a space between (the long answer is left out, as in
 * the benchmark), the label yes, no or maybe.
 */
public final class PubMedQaReader {
  public List<LabelledText> read(Path file) throws IOException {
    CorpusJson json = new CorpusJson(file);
    JsonNode root = json.read();
    if (!root.isObject() || root.isEmpty()) {
      throw json.error("the file", "is no object of questions by PMID");
    }
    List<LabelledText> texts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      texts.add(text(entry.getKey(), entry.getValue(), json));
    }
    return texts;
  }

  private static LabelledText text(String id, JsonNode question, CorpusJson json)
      throws CorpusException {
    String where = "question " + id;
    List<String> sections = new ArrayList<>();
    for (JsonNode section : json.list(question, "CONTEXTS", where)) {
      sections.add(section.asText());
    }
    String answer = json.text(question, "final_decision", where);
    if (!Set.of("yes", "no", "maybe").contains(answer)) {
      throw json.error(where, "has the answer \"" + answer + "\"; expected yes, no or maybe");
    }
    return new LabelledText(
        id, id, json.text(question, "QUESTION", where), String.join(" ", sections), Set.of(answer));
  }
}
