package io.litmill.embedded;

import io.litmill.registry.CompatibilityLevel;
import io.litmill.registry.RegisteredSchema;
import io.litmill.registry.SchemaDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The state of a registry: what its events sum up to. Not safe for several threads. */
final class SubjectTable {
  /**
   * A version that may be softly deleted.
   *
   * @param deleted whether only its id can still be asked for
   */
  record Entry(RegisteredSchema schema, boolean deleted) {}

  private final Map<String, List<Entry>> subjects = new TreeMap<>();
  private final Map<SchemaDefinition, Integer> ids = new HashMap<>();
  private final Map<Integer, SchemaDefinition> schemas = new HashMap<>();
  private final Map<String, CompatibilityLevel> levels = new HashMap<>();
  private CompatibilityLevel globalLevel = CompatibilityLevel.BACKWARD;
  private int lastId;

  void apply(RegistryEvent event) {
    if (event instanceof RegistryEvent.Registered registered) {
      register(registered);
    } else if (event instanceof RegistryEvent.LevelSet set) {
      setLevel(set);
    } else if (event instanceof RegistryEvent.Deleted deleted) {
      delete(deleted);
    }
  }

  private void register(RegistryEvent.Registered event) {
    SchemaDefinition schema =
        new SchemaDefinition(SchemaDefinition.AVRO, event.schema(), event.references());
    ids.put(schema, event.id());
    schemas.put(event.id(), schema);
    lastId = Math.max(lastId, event.id());
    subjects
        .computeIfAbsent(event.subject(), name -> new ArrayList<>())
        .add(
            new Entry(
                new RegisteredSchema(event.subject(), event.version(), event.id(), schema), false));
  }

  private void setLevel(RegistryEvent.LevelSet event) {
    if (event.subject() == null) {
      globalLevel = event.level();
    } else if (event.level() == null) {
      levels.remove(event.subject());
    } else {
      levels.put(event.subject(), event.level());
    }
  }

  private void delete(RegistryEvent.Deleted event) {
    List<Entry> entries = subjects.get(event.subject());
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.schema().version() == event.version()) {
        if (event.permanent()) {
          entries.remove(i);
          forget(entry.schema());
        } else {
          entries.set(i, new Entry(entry.schema(), true));
        }
        break;
      }
    }
    if (entries.isEmpty()) {
      subjects.remove(event.subject());
    }
  }

  private void forget(RegisteredSchema erased) {
    boolean used =
        subjects.values().stream()
            .flatMap(List::stream)
            .anyMatch(entry -> entry.schema().id() == erased.id());
    if (!used) {
      ids.remove(erased.definition());
      schemas.remove(erased.id());
    }
  }

  /** Names of the subjects that have a version. */
  List<String> subjects(boolean withDeleted) {
    return subjects.entrySet().stream()
        .filter(subject -> withDeleted || subject.getValue().stream().anyMatch(e -> !e.deleted()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** All versions, oldest first, softly deleted ones too; empty for a subject that is not there. */
  List<Entry> entries(String subject) {
    return List.copyOf(subjects.getOrDefault(subject, List.of()));
  }

  /** Versions that are not deleted, oldest first. */
  List<RegisteredSchema> versions(String subject) {
    return entries(subject).stream().filter(entry -> !entry.deleted()).map(Entry::schema).toList();
  }

  /** All versions of all subjects that are not deleted. */
  List<RegisteredSchema> versions() {
    return subjects.keySet().stream().flatMap(subject -> versions(subject).stream()).toList();
  }

  Optional<SchemaDefinition> schema(int id) {
    return Optional.ofNullable(schemas.get(id));
  }

  /** The id that the schema has, or the one that it would get. */
  int idFor(SchemaDefinition schema) {
    return ids.getOrDefault(schema, lastId + 1);
  }

  int nextVersion(String subject) {
    return 1 + entries(subject).stream().mapToInt(e -> e.schema().version()).max().orElse(0);
  }

  CompatibilityLevel globalLevel() {
    return globalLevel;
  }

  Optional<CompatibilityLevel> level(String subject) {
    return Optional.ofNullable(levels.get(subject));
  }
}
