package io.litmill.registry;

import java.util.Objects;

/**
 * A version of a subject.
 *
 * @param subject name of the subject
 * @param version counted from 1
 * @param id number of the schema in the whole registry, as it stands in messages
 */
public record RegisteredSchema(String subject, int version, int id, SchemaDefinition definition) {
  public RegisteredSchema {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(definition, "definition");
  }
}
