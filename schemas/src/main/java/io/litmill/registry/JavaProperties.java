package io.litmill.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.apache.avro.Schema;

/** What code generation for Java adds to a schema and no other language needs. */
final class JavaProperties {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STRING_TYPE = "avro.java.string";

  private JavaProperties() {}

  /** The schema without {@code avro.java.string}; the same object where there is none. */
  static Schema removedFrom(Schema schema) {
    String text = schema.toString();
    if (!text.contains(STRING_TYPE)) {
      return schema;
    }
    try {
      return new Schema.Parser().parse(type(JSON.readTree(text)).toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro writes schemas as JSON", e);
    }
  }

  private static JsonNode type(JsonNode type) {
    if (type instanceof ArrayNode union) {
      ArrayNode cleaned = JsonNodeFactory.instance.arrayNode();
      union.forEach(branch -> cleaned.add(type(branch)));
      return cleaned;
    }
    if (!(type instanceof ObjectNode named)) {
      return type;
    }
    ObjectNode cleaned = named.deepCopy();
    cleaned.remove(STRING_TYPE);
    if (cleaned.size() == 1 && cleaned.path("type").isTextual()) {
      return TextNode.valueOf(cleaned.get("type").asText());
    }
    for (String inner : new String[] {"type", "items", "values"}) {
      if (cleaned.has(inner)) {
        cleaned.set(inner, type(cleaned.get(inner)));
      }
    }
    if (cleaned.get("fields") instanceof ArrayNode fields) {
      fields.forEach(field -> ((ObjectNode) field).set("type", type(field.get("type"))));
    }
    return cleaned;
  }
}
