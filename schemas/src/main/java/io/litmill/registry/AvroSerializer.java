package io.litmill.registry;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Avro records to messages in the registry's wire format; null stays null. The schema is registered
 * or looked up when a topic sees it first, which blocks the calling thread.
 *
 * <p>A record that does not fit its schema is a {@link SerializationException}; a registry that
 * refuses or does not answer is a {@link RegistryException}.
 *
 * @param <T> a generated class, or generic records
 */
public final class AvroSerializer<T extends IndexedRecord> implements Serializer<T> {
  private record Use(String subject, Schema schema) {}

  private record LatestUse(Use use, int schemaId) {}

  private final Map<Use, RecordEncoding> encodings = new ConcurrentHashMap<>();
  private final Map<LatestUse, RecordEncoding> latestEncodings = new ConcurrentHashMap<>();

  private SchemaRegistry registry;
  private AvroSchemas schemas;
  private SerdeConfig config;
  private boolean isKey;

  /** A serializer that {@link #configure} makes ready. */
  public AvroSerializer() {}

  /** A serializer that is ready; {@link #configure} leaves its registry as it is. */
  public AvroSerializer(SchemaRegistry registry, Map<String, ?> configs, boolean isKey) {
    connect(registry);
    configure(configs, isKey);
  }

  void connect(SchemaRegistry registry) {
    this.registry = Objects.requireNonNull(registry, "registry");
  }

  boolean isConnected() {
    return registry != null;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    if (registry == null) {
      connect(SchemaRegistry.connect(configs));
    }
    this.schemas = new AvroSchemas(registry);
    this.config = SerdeConfig.of(configs, isKey);
    this.isKey = isKey;
  }

  @Override
  public byte[] serialize(String topic, T data) {
    if (data == null) {
      return null;
    }
    if (config == null) {
      throw new IllegalStateException("configure() comes before serialize()");
    }
    Schema schema = data.getSchema();
    Use use = new Use(config.strategy().subject(topic, isKey, schema.getFullName()), schema);
    RecordEncoding encoding = config.useLatest() ? latest(use, data) : own(use, data);
    try {
      return encoding.message(data);
    } catch (IOException | RuntimeException e) {
      throw new SerializationException(
          "topic %s: a %s cannot be written: %s"
              .formatted(topic, schema.getFullName(), e.getMessage()),
          e);
    }
  }

  /** The subject under which records of the schema are registered for the topic. */
  public String subject(String topic, Schema schema) {
    return config.strategy().subject(topic, isKey, schema.getFullName());
  }

  /** The schema as it is registered. */
  public SchemaDefinition definition(Schema schema) {
    return SchemaDefinition.avro(
        config.removeJavaProperties() ? JavaProperties.removedFrom(schema) : schema);
  }

  private RecordEncoding own(Use use, T data) {
    RecordEncoding known = encodings.get(use);
    if (known == null) {
      known = new RecordEncoding(ownId(use), data, use.schema());
      encodings.put(use, known);
    }
    return known;
  }

  private int ownId(Use use) {
    return ownId(use.subject(), definition(use.schema()));
  }

  private int ownId(String subject, SchemaDefinition definition) {
    return config.autoRegister()
        ? registry.register(subject, definition, config.normalize())
        : registry.lookUp(subject, definition, config.normalize()).id();
  }

  /**
   * Asks the registry for what writing needs, so that the registry may be away when the first
   * record is written.
   *
   * @return id of the schema
   */
  public int prepare(String subject, SchemaDefinition definition) {
    return config.useLatest() ? registry.latest(subject).id() : ownId(subject, definition);
  }

  private RecordEncoding latest(Use use, T data) {
    RegisteredSchema latest = registry.latest(use.subject());
    LatestUse latestUse = new LatestUse(use, latest.id());
    RecordEncoding known = latestEncodings.get(latestUse);
    if (known == null) {
      known = new RecordEncoding(latest.id(), data, target(latest, use.schema()));
      latestEncodings.put(latestUse, known);
    }
    return known;
  }

  private Schema target(RegisteredSchema latest, Schema own) {
    Schema target = schemas.parse(latest.definition());
    if (config.latestStrict()) {
      SchemaCompatibility.SchemaCompatibilityResult result =
          SchemaCompatibility.checkReaderWriterCompatibility(target, own).getResult();
      if (result.getCompatibility() != SchemaCompatibilityType.COMPATIBLE) {
        throw new SerializationException(
            "subject %s: version %d, its latest, cannot hold a %s of this program: %s"
                .formatted(
                    latest.subject(),
                    latest.version(),
                    own.getFullName(),
                    result.getIncompatibilities()));
      }
    }
    return target;
  }
}
