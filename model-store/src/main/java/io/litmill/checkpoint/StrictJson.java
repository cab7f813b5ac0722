package io.litmill.checkpoint;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;

/** JSON in which a key may not occur twice and nothing may follow. */
final class StrictJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  /**
   * @param file which holds the bytes; messages name it
   * @throws CheckpointException if the bytes are no JSON object
   */
  static JsonNode parseObject(Path file, byte[] bytes) throws IOException {
    try {
      JsonNode json = JSON.readTree(bytes);
      if (!json.isObject()) {
        throw new CheckpointException(file + ": the JSON is no object");
      }
      return json;
    } catch (JacksonException e) {
      throw new CheckpointException(file + ": no valid JSON: " + e.getOriginalMessage(), e);
    }
  }
}
