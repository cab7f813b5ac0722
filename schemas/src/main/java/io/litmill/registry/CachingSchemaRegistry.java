package io.litmill.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Remembers what a registry never changes, and for a while what is a subject's latest version. What
 * fails is not remembered. Two threads that ask at the same time may both reach the registry.
 */
final class CachingSchemaRegistry implements SchemaRegistry {
  private record SubjectSchema(String subject, SchemaDefinition schema, boolean normalize) {}

  private record SubjectVersion(String subject, int version) {}

  private record Latest(RegisteredSchema schema, Instant fetched) {}

  private final SchemaRegistry registry;
  private final Duration latestTtl;
  private final InstantSource clock;

  private final ConcurrentMap<Integer, SchemaDefinition> byId = new ConcurrentHashMap<>();
  private final Map<SubjectSchema, Integer> ids = new ConcurrentHashMap<>();
  private final Map<SubjectSchema, RegisteredSchema> lookups = new ConcurrentHashMap<>();
  private final Map<SubjectVersion, RegisteredSchema> versions = new ConcurrentHashMap<>();
  private final Map<String, Latest> latest = new ConcurrentHashMap<>();

  /**
   * @param latestTtl negative: for ever
   */
  CachingSchemaRegistry(SchemaRegistry registry, Duration latestTtl, InstantSource clock) {
    this.registry = registry;
    this.latestTtl = latestTtl;
    this.clock = clock;
  }

  @Override
  public List<String> subjects() {
    return registry.subjects();
  }

  @Override
  public List<Integer> versions(String subject) {
    return registry.versions(subject);
  }

  @Override
  public int register(String subject, SchemaDefinition schema, boolean normalize) {
    SubjectSchema key = new SubjectSchema(subject, schema, normalize);
    Integer known = ids.get(key);
    if (known != null) {
      return known;
    }
    int id = registry.register(subject, schema, normalize);
    ids.put(key, id);
    latest.remove(subject);
    return id;
  }

  @Override
  public RegisteredSchema lookUp(String subject, SchemaDefinition schema, boolean normalize) {
    SubjectSchema key = new SubjectSchema(subject, schema, normalize);
    RegisteredSchema known = lookups.get(key);
    if (known == null) {
      known = registry.lookUp(subject, schema, normalize);
      lookups.put(key, known);
      ids.put(key, known.id());
    }
    return known;
  }

  @Override
  public SchemaDefinition byId(int id) {
    SchemaDefinition known = byId.get(id);
    if (known == null) {
      known = registry.byId(id);
      byId.put(id, known);
    }
    return known;
  }

  @Override
  public RegisteredSchema latest(String subject) {
    Latest known = latest.get(subject);
    Instant now = clock.instant();
    if (known == null || expired(known, now)) {
      known = new Latest(registry.latest(subject), now);
      latest.put(subject, known);
    }
    return known.schema();
  }

  private boolean expired(Latest known, Instant now) {
    return !latestTtl.isNegative() && !now.isBefore(known.fetched().plus(latestTtl));
  }

  @Override
  public RegisteredSchema version(String subject, int version) {
    SubjectVersion key = new SubjectVersion(subject, version);
    RegisteredSchema known = versions.get(key);
    if (known == null) {
      known = registry.version(subject, version);
      versions.put(key, known);
    }
    return known;
  }

  @Override
  public CompatibilityVerdict testCompatibility(String subject, SchemaDefinition schema) {
    return registry.testCompatibility(subject, schema);
  }

  @Override
  public CompatibilityLevel globalCompatibility() {
    return registry.globalCompatibility();
  }

  @Override
  public Optional<CompatibilityLevel> compatibility(String subject) {
    return registry.compatibility(subject);
  }

  @Override
  public void setGlobalCompatibility(CompatibilityLevel level) {
    registry.setGlobalCompatibility(level);
  }

  @Override
  public void setCompatibility(String subject, CompatibilityLevel level) {
    registry.setCompatibility(subject, level);
  }

  @Override
  public List<Integer> delete(String subject, boolean permanent) {
    List<Integer> deleted = registry.delete(subject, permanent);
    ids.keySet().removeIf(key -> key.subject().equals(subject));
    lookups.keySet().removeIf(key -> key.subject().equals(subject));
    versions.keySet().removeIf(key -> key.subject().equals(subject));
    latest.remove(subject);
    return deleted;
  }
}
