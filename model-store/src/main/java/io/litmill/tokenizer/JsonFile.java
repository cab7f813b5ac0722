package io.litmill.tokenizer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** JSON files of a tokenizer. */
final class JsonFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private JsonFile() {}

  /** The object in a file; an empty one where there is no such file. */
  static JsonNode read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return JSON.createObjectNode();
    }
    try {
      JsonNode node = JSON.readTree(file.toFile());
      if (!node.isObject()) {
        throw new TokenizerFormatException(file, "holds no JSON object");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new TokenizerFormatException(file, "is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  static void write(Path file, Map<String, ?> object) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(object) + "\n");
  }

  /** A map from piece to id as the list of pieces; the ids must run from 0 without holes. */
  static List<String> pieces(Path file, JsonNode vocabulary) throws IOException {
    List<String> pieces = new ArrayList<>(Collections.nCopies(vocabulary.size(), (String) null));
    for (Map.Entry<String, JsonNode> entry : vocabulary.properties()) {
      int id = entry.getValue().isInt() ? entry.getValue().intValue() : -1;
      if (id < 0 || id >= pieces.size() || pieces.get(id) != null) {
        throw new TokenizerFormatException(
            file,
            "id "
                + entry.getValue()
                + " of \""
                + entry.getKey()
                + "\" is not one of 0 to "
                + (pieces.size() - 1)
                + ", each used once");
      }
      pieces.set(id, entry.getKey());
    }
    return pieces;
  }
}
