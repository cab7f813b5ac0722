package io.litmill.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a schema registry does. All methods throw {@link RegistryException}: {@link
 * NotInRegistryException} for what is not there, {@link RegistryUnavailableException} where no
 * server answers.
 */
public interface SchemaRegistry {
  /**
   * The registry that the configuration names, with caches: of ids for ever, of a subject's latest
   * version for {@code latest.cache.ttl.sec}. Nothing is sent yet.
   *
   * @param configs keys as described in {@link RegistryConfig}; others are left alone
   * @throws org.apache.kafka.common.config.ConfigException on a wrong value or an unknown key
   *     {@code schema.registry.…}
   */
  static SchemaRegistry connect(Map<String, ?> configs) {
    return connect(configs, RegistryListener.NONE);
  }

  /**
   * As {@link #connect(Map)}.
   *
   * @param listener called by all threads that use the registry
   */
  static SchemaRegistry connect(Map<String, ?> configs, RegistryListener listener) {
    RegistryConfig config = RegistryConfig.of(configs);
    Pace pace = Pace.real();
    return new CachingSchemaRegistry(
        new RestSchemaRegistry(config, pace, listener), config.latestTtl(), pace.clock());
  }

  /** Names of all subjects. */
  List<String> subjects();

  /** Versions of the subject in ascending order. */
  List<Integer> versions(String subject);

  /**
   * Adds the schema to the subject if it is not there yet.
   *
   * @param normalize whether schemas that differ in their writing only count as the same
   * @return the id of the schema
   * @throws IncompatibleSchemaException if the subject's compatibility level forbids it
   * @throws InvalidSchemaException if it is no schema
   */
  int register(String subject, SchemaDefinition schema, boolean normalize);

  /** The version of the subject that has this schema. */
  RegisteredSchema lookUp(String subject, SchemaDefinition schema, boolean normalize);

  /** The schema of this id. */
  SchemaDefinition byId(int id);

  /** The newest version of the subject. */
  RegisteredSchema latest(String subject);

  /**
   * A version of the subject.
   *
   * @param version counted from 1
   */
  RegisteredSchema version(String subject, int version);

  /** Whether the subject would accept the schema; it accepts any while it has no version. */
  CompatibilityVerdict testCompatibility(String subject, SchemaDefinition schema);

  /** The level of subjects that have none of their own. */
  CompatibilityLevel globalCompatibility();

  /** The subject's own level; empty where it follows the global one. */
  Optional<CompatibilityLevel> compatibility(String subject);

  /** Sets the level of subjects that have none of their own. */
  void setGlobalCompatibility(CompatibilityLevel level);

  /**
   * Sets the subject's own level. Confluent's registry takes it before the subject has a version;
   * Apicurio's answers with a {@link NotInRegistryException} then.
   */
  void setCompatibility(String subject, CompatibilityLevel level);

  /**
   * Deletes all versions of the subject; ids in messages stay readable unless it is permanent.
   *
   * @param permanent whether to erase a subject that was deleted before
   * @return the versions that were deleted
   */
  List<Integer> delete(String subject, boolean permanent);
}
