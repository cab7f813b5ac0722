package io.litmill.embedded;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.litmill.registry.CompatibilityLevel;
import io.litmill.registry.SchemaReference;
import java.util.List;

/** What changes a registry, as it stands in the journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RegistryEvent.Registered.class, name = "registered"),
  @JsonSubTypes.Type(value = RegistryEvent.LevelSet.class, name = "level"),
  @JsonSubTypes.Type(value = RegistryEvent.Deleted.class, name = "deleted")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface RegistryEvent {
  /** A subject got a version. */
  record Registered(
      String subject, int version, int id, String schema, List<SchemaReference> references)
      implements RegistryEvent {}

  /**
   * A compatibility level was set.
   *
   * @param subject null: the global one
   * @param level null: the subject follows the global one again
   */
  record LevelSet(String subject, CompatibilityLevel level) implements RegistryEvent {}

  /** A version was deleted; first softly, then permanently. */
  record Deleted(String subject, int version, boolean permanent) implements RegistryEvent {}
}
