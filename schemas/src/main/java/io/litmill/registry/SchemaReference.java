package io.litmill.registry;

import java.util.Objects;

/**
 * What a schema uses of another one.
 *
 * @param name full name of the Avro type that the schema mentions
 * @param subject subject under which the type is registered
 * @param version its version there
 */
public record SchemaReference(String name, String subject, int version) {
  public SchemaReference {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(subject, "subject");
  }
}
