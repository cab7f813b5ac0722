package io.litmill.provisioning;

import io.litmill.registry.CompatibilityLevel;
import io.litmill.registry.NotInRegistryException;
import io.litmill.registry.SchemaRegistry;
import io.litmill.topics.Topic.TopicSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * The subjects of a registry against the schemas of the catalogue. All methods throw {@link
 * io.litmill.registry.RegistryException} where the registry refuses or does not answer.
 */
public final class RegistrySubjects {
  /** What every subject promises its readers and writers. */
  static final CompatibilityLevel LEVEL = CompatibilityLevel.FULL_TRANSITIVE;

  private final SchemaRegistry registry;

  public RegistrySubjects(SchemaRegistry registry) {
    this.registry = registry;
  }

  List<String> create(TopicSchema schema) {
    List<String> done = new ArrayList<>();
    boolean levelIsSet = setLevel(schema.subject(), done);
    if (!isRegistered(schema)) {
      int id = registry.register(schema.subject(), schema.definition(), false);
      done.add("subject %s: schema registered, id %d".formatted(schema.subject(), id));
    }
    if (!levelIsSet) {
      setLevel(schema.subject(), done);
    }
    return done;
  }

  /**
   * Sets the level before the schema comes, so that an older schema is not passed over; some
   * registries know no level of a subject without schemas.
   */
  private boolean setLevel(String subject, List<String> done) {
    try {
      if (registry.compatibility(subject).filter(LEVEL::equals).isEmpty()) {
        registry.setCompatibility(subject, LEVEL);
        done.add("subject %s: compatibility set to %s".formatted(subject, LEVEL));
      }
      return true;
    } catch (NotInRegistryException e) {
      return false;
    }
  }

  List<String> differences(TopicSchema schema) {
    List<String> differences = new ArrayList<>();
    if (!isRegistered(schema)) {
      differences.add(
          "subject %s: the schema of this Litmill is not registered".formatted(schema.subject()));
    }
    CompatibilityLevel level =
        registry.compatibility(schema.subject()).orElseGet(registry::globalCompatibility);
    if (level != LEVEL) {
      differences.add(
          "subject %s: compatibility is %s, not %s".formatted(schema.subject(), level, LEVEL));
    }
    return differences;
  }

  private boolean isRegistered(TopicSchema schema) {
    try {
      registry.lookUp(schema.subject(), schema.definition(), false);
      return true;
    } catch (NotInRegistryException e) {
      return false;
    }
  }
}
