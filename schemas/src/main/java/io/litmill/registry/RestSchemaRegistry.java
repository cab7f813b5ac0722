package io.litmill.registry;

import static io.litmill.registry.RegistryRequest.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A registry over HTTP, without caches. */
final class RestSchemaRegistry implements SchemaRegistry {
  private final RegistryTransport transport;

  RestSchemaRegistry(RegistryConfig config, Pace pace, RegistryListener listener) {
    this.transport = new RegistryTransport(config, pace, listener);
  }

  @Override
  public List<String> subjects() {
    return transport.send(RegistryRequest.get("/subjects"), RestSchemaRegistry::texts);
  }

  @Override
  public List<Integer> versions(String subject) {
    return transport.send(
        RegistryRequest.get(versionsOf(subject)).about(subject), RestSchemaRegistry::numbers);
  }

  @Override
  public int register(String subject, SchemaDefinition schema, boolean normalize) {
    String path = versionsOf(subject) + normalized(normalize);
    return transport.send(
        RegistryRequest.post(path, body(schema)).about(subject),
        answer -> answer.required("id").asInt());
  }

  @Override
  public RegisteredSchema lookUp(String subject, SchemaDefinition schema, boolean normalize) {
    String path = "/subjects/" + segment(subject) + normalized(normalize);
    return transport.send(
        RegistryRequest.post(path, body(schema)).about(subject), RestSchemaRegistry::registered);
  }

  @Override
  public SchemaDefinition byId(int id) {
    return transport.send(
        RegistryRequest.get("/schemas/ids/" + id), RestSchemaRegistry::definition);
  }

  @Override
  public RegisteredSchema latest(String subject) {
    return version(subject, "latest");
  }

  @Override
  public RegisteredSchema version(String subject, int version) {
    return version(subject, Integer.toString(version));
  }

  private RegisteredSchema version(String subject, String version) {
    String path = versionsOf(subject) + "/" + version;
    return transport.send(RegistryRequest.get(path).about(subject), RestSchemaRegistry::registered);
  }

  @Override
  public CompatibilityVerdict testCompatibility(String subject, SchemaDefinition schema) {
    String path = "/compatibility/subjects/" + segment(subject) + "/versions/latest?verbose=true";
    try {
      return transport.send(
          RegistryRequest.post(path, body(schema)).about(subject), RestSchemaRegistry::verdict);
    } catch (NotInRegistryException e) {
      return new CompatibilityVerdict(true, List.of());
    }
  }

  @Override
  public CompatibilityLevel globalCompatibility() {
    return transport.send(RegistryRequest.get("/config"), RestSchemaRegistry::level);
  }

  @Override
  public Optional<CompatibilityLevel> compatibility(String subject) {
    try {
      String path = "/config/" + segment(subject);
      return Optional.of(
          transport.send(RegistryRequest.get(path).about(subject), RestSchemaRegistry::level));
    } catch (NotInRegistryException e) {
      return Optional.empty();
    }
  }

  @Override
  public void setGlobalCompatibility(CompatibilityLevel level) {
    transport.send(RegistryRequest.put("/config", body(level)), answer -> answer);
  }

  @Override
  public void setCompatibility(String subject, CompatibilityLevel level) {
    String path = "/config/" + segment(subject);
    transport.send(RegistryRequest.put(path, body(level)).about(subject), answer -> answer);
  }

  @Override
  public List<Integer> delete(String subject, boolean permanent) {
    String path = "/subjects/" + segment(subject) + (permanent ? "?permanent=true" : "");
    return transport.send(RegistryRequest.delete(path).about(subject), RestSchemaRegistry::numbers);
  }

  private static String versionsOf(String subject) {
    return "/subjects/" + segment(subject) + "/versions";
  }

  private static String normalized(boolean normalize) {
    return normalize ? "?normalize=true" : "";
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return List.copyOf(texts);
  }

  private static CompatibilityVerdict verdict(JsonNode answer) {
    return new CompatibilityVerdict(
        answer.required("is_compatible").asBoolean(), texts(answer.path("messages")));
  }

  private static List<Integer> numbers(JsonNode array) {
    List<Integer> numbers = new ArrayList<>();
    array.forEach(number -> numbers.add(number.asInt()));
    return List.copyOf(numbers);
  }

  private static ObjectNode body(SchemaDefinition schema) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("schema", schema.text());
    if (!schema.isAvro()) {
      body.put("schemaType", schema.type());
    }
    if (!schema.references().isEmpty()) {
      ArrayNode references = body.putArray("references");
      for (SchemaReference reference : schema.references()) {
        references
            .addObject()
            .put("name", reference.name())
            .put("subject", reference.subject())
            .put("version", reference.version());
      }
    }
    return body;
  }

  private static ObjectNode body(CompatibilityLevel level) {
    return JsonNodeFactory.instance.objectNode().put("compatibility", level.name());
  }

  private static CompatibilityLevel level(JsonNode answer) {
    return CompatibilityLevel.valueOf(answer.required("compatibilityLevel").asText());
  }

  private static RegisteredSchema registered(JsonNode answer) {
    return new RegisteredSchema(
        answer.required("subject").asText(),
        answer.required("version").asInt(),
        answer.required("id").asInt(),
        definition(answer));
  }

  private static SchemaDefinition definition(JsonNode answer) {
    List<SchemaReference> references = new ArrayList<>();
    for (JsonNode reference : answer.path("references")) {
      references.add(
          new SchemaReference(
              reference.required("name").asText(),
              reference.required("subject").asText(),
              reference.required("version").asInt()));
    }
    return new SchemaDefinition(
        answer.path("schemaType").asText(SchemaDefinition.AVRO),
        answer.required("schema").asText(),
        references);
  }
}
