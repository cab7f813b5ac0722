package io.litmill.registry;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A registry in a map that accepts every schema, and counts what it is asked. */
final class MapRegistry implements SchemaRegistry {
  private final List<SchemaDefinition> schemas = new ArrayList<>();
  private final Map<String, List<RegisteredSchema>> subjects = new LinkedHashMap<>();
  int asked;

  @Override
  public List<String> subjects() {
    asked++;
    return List.copyOf(subjects.keySet());
  }

  @Override
  public List<Integer> versions(String subject) {
    asked++;
    return subjects.get(subject).stream().map(RegisteredSchema::version).toList();
  }

  @Override
  public int register(String subject, SchemaDefinition schema, boolean normalize) {
    asked++;
    if (!schemas.contains(schema)) {
      schemas.add(schema);
    }
    int id = schemas.indexOf(schema) + 1;
    List<RegisteredSchema> versions = subjects.computeIfAbsent(subject, s -> new ArrayList<>());
    if (versions.stream().noneMatch(version -> version.id() == id)) {
      versions.add(new RegisteredSchema(subject, versions.size() + 1, id, schema));
    }
    return id;
  }

  @Override
  public RegisteredSchema lookUp(String subject, SchemaDefinition schema, boolean normalize) {
    asked++;
    return subjects.getOrDefault(subject, List.of()).stream()
        .filter(version -> version.definition().equals(schema))
        .findFirst()
        .orElseThrow(() -> missing(subject, 40403));
  }

  @Override
  public SchemaDefinition byId(int id) {
    asked++;
    if (id < 1 || id > schemas.size()) {
      throw missing(null, 40403);
    }
    return schemas.get(id - 1);
  }

  @Override
  public RegisteredSchema latest(String subject) {
    asked++;
    List<RegisteredSchema> versions = subjects.getOrDefault(subject, List.of());
    if (versions.isEmpty()) {
      throw missing(subject, 40401);
    }
    return versions.get(versions.size() - 1);
  }

  @Override
  public RegisteredSchema version(String subject, int version) {
    asked++;
    return subjects.get(subject).get(version - 1);
  }

  @Override
  public CompatibilityVerdict testCompatibility(String subject, SchemaDefinition schema) {
    asked++;
    return new CompatibilityVerdict(true, List.of());
  }

  @Override
  public CompatibilityLevel globalCompatibility() {
    asked++;
    return CompatibilityLevel.NONE;
  }

  @Override
  public Optional<CompatibilityLevel> compatibility(String subject) {
    asked++;
    return Optional.empty();
  }

  @Override
  public void setGlobalCompatibility(CompatibilityLevel level) {
    asked++;
  }

  @Override
  public void setCompatibility(String subject, CompatibilityLevel level) {
    asked++;
  }

  @Override
  public List<Integer> delete(String subject, boolean permanent) {
    asked++;
    return subjects.remove(subject).stream().map(RegisteredSchema::version).toList();
  }

  private static NotInRegistryException missing(String subject, int code) {
    return new NotInRegistryException(
        new RegistryError(
            Optional.ofNullable(subject), URI.create("map:registry"), 404, code, "not found"));
  }
}
