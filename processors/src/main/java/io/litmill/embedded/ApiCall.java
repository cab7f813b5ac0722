package io.litmill.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.litmill.registry.InvalidSchemaException;
import io.litmill.registry.RegistryError;
import io.litmill.registry.SchemaDefinition;
import io.litmill.registry.SchemaReference;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A request to the registry.
 *
 * @param path decoded segments of the path
 * @param query parts between the ampersands
 * @param body an empty object where there is none
 */
record ApiCall(String method, List<String> path, List<String> query, JsonNode body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static ApiCall of(String method, URI uri, byte[] body) throws JsonProcessingException {
    List<String> path =
        Arrays.stream(uri.getRawPath().split("/"))
            .filter(segment -> !segment.isEmpty())
            .map(ApiCall::decoded)
            .toList();
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    String text = new String(body, StandardCharsets.UTF_8);
    JsonNode json = text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
    return new ApiCall(method, path, List.of(query.split("&")), json);
  }

  private static String decoded(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Method and form of the path: {@code *} stands for a name or number. */
  boolean is(String wantedMethod, String... form) {
    if (!method.equals(wantedMethod) || path.size() != form.length) {
      return false;
    }
    for (int i = 0; i < form.length; i++) {
      if (!form[i].equals("*") && !form[i].equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }

  boolean flag(String name) {
    return query.contains(name + "=true");
  }

  /** A segment that must be a number. */
  Optional<Integer> number(int segment) {
    String text = path.get(segment);
    return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  SchemaDefinition schema() {
    if (!body.path("schema").isTextual()) {
      throw new InvalidSchemaException(
          new RegistryError(
              Optional.empty(), URI.create("embedded:/"), 422, 42201, "the body has no schema"));
    }
    List<SchemaReference> references = new ArrayList<>();
    for (JsonNode reference : body.path("references")) {
      references.add(
          new SchemaReference(
              reference.path("name").asText(),
              reference.path("subject").asText(),
              reference.path("version").asInt()));
    }
    return new SchemaDefinition(
        body.path("schemaType").asText(SchemaDefinition.AVRO),
        body.get("schema").asText(),
        references);
  }
}
