package io.litmill.registry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/** Parsed schemas of a registry, with the types that they refer to. */
public final class AvroSchemas {
  private final SchemaRegistry registry;
  private final Map<Integer, Schema> byId = new ConcurrentHashMap<>();
  private final Map<SchemaDefinition, Schema> parsed = new ConcurrentHashMap<>();

  public AvroSchemas(SchemaRegistry registry) {
    this.registry = registry;
  }

  /** The schema of this id. */
  public Schema byId(int id) {
    Schema known = byId.get(id);
    if (known == null) {
      known = parse(registry.byId(id));
      byId.put(id, known);
    }
    return known;
  }

  /**
   * The schema with all that it refers to, directly and over other schemas.
   *
   * @throws NotInRegistryException if one that is referred to is not there
   * @throws SchemaParseException if it is no Avro schema
   */
  public Schema parse(SchemaDefinition definition) {
    Schema known = parsed.get(definition);
    if (known == null) {
      known = parseAll(definition);
      parsed.put(definition, known);
    }
    return known;
  }

  private Schema parseAll(SchemaDefinition definition) {
    if (!definition.isAvro()) {
      throw new SchemaParseException("a schema of type " + definition.type() + ", not AVRO");
    }
    Map<SchemaReference, SchemaDefinition> needed = new LinkedHashMap<>();
    collect(definition, needed);
    Schema.Parser parser = new Schema.Parser();
    needed.values().stream().map(SchemaDefinition::text).distinct().forEach(parser::parse);
    return parser.parse(definition.text());
  }

  /** Adds what a schema refers to, each after what it refers to itself. */
  private void collect(SchemaDefinition definition, Map<SchemaReference, SchemaDefinition> needed) {
    for (SchemaReference reference : definition.references()) {
      if (!needed.containsKey(reference)) {
        SchemaDefinition referred =
            registry.version(reference.subject(), reference.version()).definition();
        collect(referred, needed);
        needed.put(reference, referred);
      }
    }
  }
}
