package io.litmill.concepts.vocabulary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One JSON object a line with concept_id, canonical_name and, if there are any, aliases. */
final class JsonLines implements Format.Reader {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void read(SourceText text, Selection selection, Entry.Sink sink) throws IOException {
    for (String line = text.nextData(); line != null; line = text.nextData()) {
      JsonNode concept = parse(text, line);
      List<String> names = new ArrayList<>();
      names.add(string(text, concept, "canonical_name"));
      concept.path("aliases").forEach(alias -> names.add(alias.asText()));
      sink.accept(new Entry(string(text, concept, "concept_id"), names));
    }
  }

  private static JsonNode parse(SourceText text, String line) throws VocabularyException {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw text.wrong("no JSON: " + e.getOriginalMessage());
    }
  }

  private static String string(SourceText text, JsonNode concept, String field)
      throws VocabularyException {
    JsonNode value = concept.path(field);
    if (!value.isTextual()) {
      throw text.wrong("expected a JSON object with concept_id and canonical_name");
    }
    return value.asText();
  }
}
