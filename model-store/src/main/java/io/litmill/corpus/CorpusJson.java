package io.litmill.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A corpus that is one JSON value. */
final class CorpusJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Path file;

  CorpusJson(Path file) {
    this.file = file;
  }

  JsonNode read() throws IOException {
    try (InputStream in = CorpusFile.open(file)) {
      return JSON.readTree(in);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new CorpusException(
          "%s line %d: is no JSON: %s".formatted(file, line, e.getOriginalMessage()), e);
    }
  }

  /**
   * @param where in the file the object is, for the message
   */
  String text(JsonNode object, String field, String where) throws CorpusException {
    JsonNode value = object.get(field);
    if (value == null || !value.isTextual()) {
      throw error(where, "has no text \"" + field + "\"");
    }
    return value.textValue();
  }

  JsonNode list(JsonNode object, String field, String where) throws CorpusException {
    JsonNode value = object.get(field);
    if (value == null || !value.isArray()) {
      throw error(where, "has no list \"" + field + "\"");
    }
    return value;
  }

  CorpusException error(String where, String problem) {
    return new CorpusException("%s: %s %s".formatted(file, where, problem));
  }
}
