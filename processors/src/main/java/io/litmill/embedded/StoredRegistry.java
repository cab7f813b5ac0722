package io.litmill.embedded;

import io.litmill.embedded.SubjectTable.Entry;
import io.litmill.registry.AvroCompatibility;
import io.litmill.registry.AvroSchemas;
import io.litmill.registry.CompatibilityLevel;
import io.litmill.registry.CompatibilityVerdict;
import io.litmill.registry.IncompatibleSchemaException;
import io.litmill.registry.InvalidSchemaException;
import io.litmill.registry.NotInRegistryException;
import io.litmill.registry.RegisteredSchema;
import io.litmill.registry.RegistryError;
import io.litmill.registry.SchemaDefinition;
import io.litmill.registry.SchemaReference;
import io.litmill.registry.SchemaRegistry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** A registry whose state is the sum of a journal. What it refuses changes nothing. */
final class StoredRegistry implements SchemaRegistry {
  private static final URI HERE = URI.create("embedded:schema-registry");

  private final SchemaJournal journal;
  private final SubjectTable table = new SubjectTable();

  StoredRegistry(SchemaJournal journal) {
    this.journal = journal;
    journal.events().forEach(table::apply);
  }

  private void happen(RegistryEvent event) {
    journal.append(event);
    table.apply(event);
  }

  @Override
  public List<String> subjects() {
    return subjects(false);
  }

  /**
   * @param withDeleted also those that are deleted softly
   */
  synchronized List<String> subjects(boolean withDeleted) {
    return table.subjects(withDeleted);
  }

  @Override
  public synchronized List<Integer> versions(String subject) {
    return existing(subject).stream().map(RegisteredSchema::version).toList();
  }

  @Override
  public synchronized int register(String subject, SchemaDefinition schema, boolean normalize) {
    SchemaDefinition plain = plain(subject, schema);
    for (RegisteredSchema version : table.versions(subject)) {
      if (version.definition().equals(plain)) {
        return version.id();
      }
    }
    List<String> conflicts = conflicts(subject, plain, table.versions(subject));
    if (!conflicts.isEmpty()) {
      throw new IncompatibleSchemaException(
          error(
              subject,
              409,
              409,
              "the schema is not compatible with an earlier one, as %s asks: %s"
                  .formatted(effectiveLevel(subject), String.join("; ", conflicts))));
    }
    int id = table.idFor(plain);
    happen(
        new RegistryEvent.Registered(
            subject, table.nextVersion(subject), id, plain.text(), plain.references()));
    return id;
  }

  @Override
  public synchronized RegisteredSchema lookUp(
      String subject, SchemaDefinition schema, boolean normalize) {
    List<RegisteredSchema> versions = existing(subject);
    SchemaDefinition plain = plain(subject, schema);
    return versions.stream()
        .filter(version -> version.definition().equals(plain))
        .reduce((first, second) -> second)
        .orElseThrow(() -> missing(subject, 40403, "schema not found"));
  }

  @Override
  public synchronized SchemaDefinition byId(int id) {
    return table.schema(id).orElseThrow(() -> missing(null, 40403, "no schema has id " + id));
  }

  @Override
  public synchronized RegisteredSchema latest(String subject) {
    List<RegisteredSchema> versions = existing(subject);
    return versions.get(versions.size() - 1);
  }

  @Override
  public synchronized RegisteredSchema version(String subject, int version) {
    return existing(subject).stream()
        .filter(registered -> registered.version() == version)
        .findFirst()
        .orElseThrow(() -> missing(subject, 40402, "version " + version + " not found"));
  }

  /** Where the id is in use: versions of subjects. */
  synchronized List<RegisteredSchema> uses(int id) {
    byId(id);
    return table.versions().stream().filter(version -> version.id() == id).toList();
  }

  @Override
  public CompatibilityVerdict testCompatibility(String subject, SchemaDefinition schema) {
    return testCompatibility(subject, schema, Optional.empty());
  }

  /**
   * @param version the only version to compare with; empty: those that the level asks for
   */
  synchronized CompatibilityVerdict testCompatibility(
      String subject, SchemaDefinition schema, Optional<Integer> version) {
    List<RegisteredSchema> versions =
        version.map(v -> List.of(version(subject, v))).orElseGet(() -> table.versions(subject));
    List<String> conflicts = conflicts(subject, plain(subject, schema), versions);
    return new CompatibilityVerdict(conflicts.isEmpty(), conflicts);
  }

  @Override
  public synchronized CompatibilityLevel globalCompatibility() {
    return table.globalLevel();
  }

  @Override
  public synchronized Optional<CompatibilityLevel> compatibility(String subject) {
    return table.level(subject);
  }

  @Override
  public synchronized void setGlobalCompatibility(CompatibilityLevel level) {
    happen(new RegistryEvent.LevelSet(null, level));
  }

  @Override
  public synchronized void setCompatibility(String subject, CompatibilityLevel level) {
    happen(new RegistryEvent.LevelSet(subject, level));
  }

  /** Lets the subject follow the global level again. */
  synchronized void clearCompatibility(String subject) {
    if (table.level(subject).isEmpty()) {
      throw missing(subject, 40408, "the subject has no compatibility level of its own");
    }
    happen(new RegistryEvent.LevelSet(subject, null));
  }

  @Override
  public synchronized List<Integer> delete(String subject, boolean permanent) {
    List<Entry> entries = deletable(subject, permanent);
    for (Entry entry : entries) {
      refuseIfReferred(entry.schema());
    }
    entries.forEach(entry -> erase(entry.schema(), permanent));
    return entries.stream().map(entry -> entry.schema().version()).toList();
  }

  /** Deletes one version; permanently only after it was deleted softly. */
  synchronized void deleteVersion(String subject, int version, boolean permanent) {
    RegisteredSchema found =
        deletable(subject, permanent).stream()
            .map(Entry::schema)
            .filter(schema -> schema.version() == version)
            .findFirst()
            .orElseThrow(() -> missing(subject, 40402, "version " + version + " not found"));
    refuseIfReferred(found);
    erase(found, permanent);
  }

  private List<Entry> deletable(String subject, boolean permanent) {
    List<Entry> entries =
        table.entries(subject).stream().filter(entry -> entry.deleted() == permanent).toList();
    if (entries.isEmpty()) {
      if (table.entries(subject).isEmpty()) {
        throw missing(subject, 40401, "subject not found");
      }
      throw permanent
          ? missing(subject, 40405, "the subject must be deleted softly first")
          : missing(subject, 40404, "the subject is deleted softly already");
    }
    return entries;
  }

  private void erase(RegisteredSchema version, boolean permanent) {
    happen(new RegistryEvent.Deleted(version.subject(), version.version(), permanent));
  }

  private void refuseIfReferred(RegisteredSchema version) {
    for (RegisteredSchema other : table.versions()) {
      for (SchemaReference reference : other.definition().references()) {
        if (reference.subject().equals(version.subject())
            && reference.version() == version.version()) {
          throw new InvalidSchemaException(
              error(
                  version.subject(),
                  422,
                  42206,
                  "version %d is referred to by %s, version %d"
                      .formatted(version.version(), other.subject(), other.version())));
        }
      }
    }
  }

  private List<String> conflicts(
      String subject, SchemaDefinition candidate, List<RegisteredSchema> earlier) {
    AvroSchemas avro = new AvroSchemas(this);
    List<Schema> schemas = new ArrayList<>();
    earlier.forEach(version -> schemas.add(avro.parse(version.definition())));
    return AvroCompatibility.conflicts(effectiveLevel(subject), avro.parse(candidate), schemas);
  }

  private CompatibilityLevel effectiveLevel(String subject) {
    return table.level(subject).orElse(table.globalLevel());
  }

  /** The schema as Avro prints it, so that blanks and the order of attributes make no versions. */
  private SchemaDefinition plain(String subject, SchemaDefinition schema) {
    if (!schema.isAvro()) {
      throw invalid(subject, "this registry keeps Avro schemas only, not " + schema.type());
    }
    try {
      Schema parsed = new AvroSchemas(this).parse(schema);
      return schema.references().isEmpty() ? SchemaDefinition.avro(parsed) : schema;
    } catch (AvroRuntimeException | NotInRegistryException e) {
      throw invalid(subject, "no valid Avro schema: " + e.getMessage());
    }
  }

  private List<RegisteredSchema> existing(String subject) {
    List<RegisteredSchema> versions = table.versions(subject);
    if (versions.isEmpty()) {
      throw missing(subject, 40401, "subject not found");
    }
    return versions;
  }

  private static NotInRegistryException missing(String subject, int code, String detail) {
    return new NotInRegistryException(error(subject, 404, code, detail));
  }

  private static InvalidSchemaException invalid(String subject, String detail) {
    return new InvalidSchemaException(error(subject, 422, 42201, detail));
  }

  private static RegistryError error(String subject, int status, int code, String detail) {
    return new RegistryError(Optional.ofNullable(subject), HERE, status, code, detail);
  }
}
