package io.litmill.embedded;

import io.litmill.registry.CompatibilityLevel;
import io.litmill.registry.CompatibilityVerdict;
import io.litmill.registry.InvalidSchemaException;
import io.litmill.registry.NotInRegistryException;
import io.litmill.registry.RegisteredSchema;
import io.litmill.registry.RegistryError;
import io.litmill.registry.SchemaDefinition;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which request asks the registry for what. */
final class RegistryRoutes {
  private final StoredRegistry registry;

  RegistryRoutes(StoredRegistry registry) {
    this.registry = registry;
  }

  /**
   * What is sent back as JSON.
   *
   * @throws io.litmill.registry.RegistryException for everything that is no success
   */
  Object answer(ApiCall call) {
    String resource = call.path().isEmpty() ? "" : call.path().get(0);
    return switch (resource) {
      case "" -> Map.of();
      case "subjects" -> subjects(call);
      case "schemas" -> schemas(call);
      case "compatibility" -> compatibility(call);
      case "config" -> config(call);
      case "mode" -> Map.of("mode", "READWRITE");
      default -> throw noSuch(call);
    };
  }

  private Object subjects(ApiCall call) {
    if (call.is("GET", "subjects")) {
      return registry.subjects(call.flag("deleted"));
    }
    if (call.path().size() < 2) {
      throw noSuch(call);
    }
    String subject = call.path().get(1);
    if (call.is("POST", "subjects", "*")) {
      return version(registry.lookUp(subject, call.schema(), call.flag("normalize")));
    }
    if (call.is("DELETE", "subjects", "*")) {
      return registry.delete(subject, call.flag("permanent"));
    }
    if (call.is("GET", "subjects", "*", "versions")) {
      return registry.versions(subject);
    }
    if (call.is("POST", "subjects", "*", "versions")) {
      return Map.of("id", registry.register(subject, call.schema(), call.flag("normalize")));
    }
    if (call.is("GET", "subjects", "*", "versions", "*")) {
      return version(find(call, subject));
    }
    if (call.is("GET", "subjects", "*", "versions", "*", "schema")) {
      return find(call, subject).definition().text();
    }
    if (call.is("DELETE", "subjects", "*", "versions", "*")) {
      int version = versionNumber(call, subject);
      registry.deleteVersion(subject, version, call.flag("permanent"));
      return version;
    }
    throw noSuch(call);
  }

  private RegisteredSchema find(ApiCall call, String subject) {
    return isLatest(call)
        ? registry.latest(subject)
        : registry.version(subject, versionNumber(call, subject));
  }

  private static boolean isLatest(ApiCall call) {
    String version = call.path().get(versionSegment(call));
    return version.equals("latest") || version.equals("-1");
  }

  private static int versionSegment(ApiCall call) {
    return call.path().indexOf("versions") + 1;
  }

  private int versionNumber(ApiCall call, String subject) {
    if (isLatest(call)) {
      return registry.latest(subject).version();
    }
    int segment = versionSegment(call);
    return call.number(segment)
        .filter(number -> number > 0)
        .orElseThrow(() -> invalid(42202, "not a version: " + call.path().get(segment)));
  }

  private Object schemas(ApiCall call) {
    if (call.is("GET", "schemas", "types")) {
      return List.of(SchemaDefinition.AVRO);
    }
    if (call.path().size() < 3) {
      throw noSuch(call);
    }
    int id = call.number(2).orElseThrow(() -> noSuch(call));
    if (call.is("GET", "schemas", "ids", "*")) {
      return definition(registry.byId(id));
    }
    if (call.is("GET", "schemas", "ids", "*", "schema")) {
      return registry.byId(id).text();
    }
    if (call.is("GET", "schemas", "ids", "*", "subjects")) {
      return registry.uses(id).stream().map(RegisteredSchema::subject).distinct().toList();
    }
    if (call.is("GET", "schemas", "ids", "*", "versions")) {
      return registry.uses(id).stream()
          .map(use -> Map.of("subject", use.subject(), "version", use.version()))
          .toList();
    }
    throw noSuch(call);
  }

  private Object compatibility(ApiCall call) {
    CompatibilityVerdict verdict;
    if (call.is("POST", "compatibility", "subjects", "*", "versions")) {
      verdict = registry.testCompatibility(call.path().get(2), call.schema());
    } else if (call.is("POST", "compatibility", "subjects", "*", "versions", "*")) {
      String subject = call.path().get(2);
      RegisteredSchema compared = find(call, subject);
      Optional<Integer> version =
          isLatest(call) ? Optional.empty() : Optional.of(compared.version());
      verdict = registry.testCompatibility(subject, call.schema(), version);
    } else {
      throw noSuch(call);
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("is_compatible", verdict.compatible());
    if (call.flag("verbose")) {
      answer.put("messages", verdict.messages());
    }
    return answer;
  }

  private Object config(ApiCall call) {
    if (call.is("GET", "config")) {
      return Map.of("compatibilityLevel", registry.globalCompatibility());
    }
    if (call.is("PUT", "config")) {
      registry.setGlobalCompatibility(level(call));
      return Map.of("compatibility", registry.globalCompatibility());
    }
    if (call.path().size() != 2) {
      throw noSuch(call);
    }
    String subject = call.path().get(1);
    return switch (call.method()) {
      case "GET" -> Map.of("compatibilityLevel", levelOf(call, subject));
      case "PUT" -> {
        CompatibilityLevel level = level(call);
        registry.setCompatibility(subject, level);
        yield Map.of("compatibility", level);
      }
      case "DELETE" -> {
        CompatibilityLevel before = levelOf(call, subject);
        registry.clearCompatibility(subject);
        yield Map.of("compatibilityLevel", before);
      }
      default -> throw noSuch(call);
    };
  }

  private CompatibilityLevel levelOf(ApiCall call, String subject) {
    Optional<CompatibilityLevel> own = registry.compatibility(subject);
    if (own.isEmpty() && !call.flag("defaultToGlobal")) {
      throw new NotInRegistryException(
          error(404, 40408, "subject " + subject + " has no compatibility level of its own"));
    }
    return own.orElseGet(registry::globalCompatibility);
  }

  private static CompatibilityLevel level(ApiCall call) {
    String name = call.body().path("compatibility").asText("");
    for (CompatibilityLevel level : CompatibilityLevel.values()) {
      if (level.name().equals(name)) {
        return level;
      }
    }
    throw invalid(42203, "not a compatibility level: \"" + name + "\"");
  }

  private static Map<String, Object> version(RegisteredSchema version) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("subject", version.subject());
    answer.put("version", version.version());
    answer.put("id", version.id());
    answer.putAll(definition(version.definition()));
    return answer;
  }

  private static Map<String, Object> definition(SchemaDefinition schema) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("schema", schema.text());
    if (!schema.references().isEmpty()) {
      answer.put("references", schema.references());
    }
    return answer;
  }

  private static InvalidSchemaException invalid(int code, String detail) {
    return new InvalidSchemaException(error(422, code, detail));
  }

  private static NotInRegistryException noSuch(ApiCall call) {
    return new NotInRegistryException(
        error(
            404, 404, "no such resource: " + call.method() + " /" + String.join("/", call.path())));
  }

  private static RegistryError error(int status, int code, String detail) {
    return new RegistryError(Optional.empty(), URI.create("embedded:/"), status, code, detail);
  }
}
