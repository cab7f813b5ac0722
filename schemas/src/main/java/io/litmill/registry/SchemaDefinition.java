package io.litmill.registry;

import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;

/**
 * A schema as a registry keeps it.
 *
 * @param type AVRO, JSON or PROTOBUF
 * @param text the schema, for Avro its JSON
 * @param references types that the text mentions and does not define
 */
public record SchemaDefinition(String type, String text, List<SchemaReference> references) {
  /** The type that a registry means when it names none. */
  public static final String AVRO = "AVRO";

  public SchemaDefinition {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(text, "text");
    references = List.copyOf(references);
  }

  /** An Avro schema that defines all of its types itself. */
  public static SchemaDefinition avro(String text) {
    return new SchemaDefinition(AVRO, text, List.of());
  }

  /** The schema with all of its nested types, docs and properties, as compact JSON. */
  public static SchemaDefinition avro(Schema schema) {
    return avro(schema.toString());
  }

  public boolean isAvro() {
    return type.equals(AVRO);
  }
}
