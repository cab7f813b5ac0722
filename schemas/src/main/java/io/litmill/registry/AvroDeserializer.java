package io.litmill.registry;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Messages in the registry's wire format to Avro records; null stays null. Written with an older or
 * newer schema, a record is resolved to the reader's by Avro's rules. An id that is seen first is
 * looked up, which blocks the calling thread.
 *
 * <p>What is wrong with a message is a {@link SerializationException}: another format, an id that
 * the registry does not know, bytes that are no record of their schema, a schema that does not
 * resolve. A registry that does not answer or lets nobody in is a {@link RegistryException}: the
 * message may be fine.
 *
 * @param <T> a generated class, or generic records
 */
public final class AvroDeserializer<T extends IndexedRecord> implements Deserializer<T> {
  private final Map<Integer, DatumReader<T>> readers = new ConcurrentHashMap<>();

  private Optional<Class<T>> type = Optional.empty();
  private SchemaRegistry registry;
  private AvroSchemas schemas;
  private SerdeConfig config;
  private boolean isKey;

  /**
   * A deserializer that {@link #configure} makes ready; the configuration or the data name types.
   */
  public AvroDeserializer() {}

  /** A deserializer that is ready; the configuration or the data name types. */
  public AvroDeserializer(SchemaRegistry registry, Map<String, ?> configs, boolean isKey) {
    connect(registry);
    configure(configs, isKey);
  }

  /**
   * A deserializer that is ready; {@link #configure} leaves its registry and type as they are.
   *
   * @param type the reader's class
   */
  public AvroDeserializer(
      Class<T> type, SchemaRegistry registry, Map<String, ?> configs, boolean isKey) {
    this.type = Optional.of(type);
    connect(registry);
    configure(configs, isKey);
  }

  void connect(SchemaRegistry registry) {
    this.registry = Objects.requireNonNull(registry, "registry");
  }

  @Override
  @SuppressWarnings("unchecked")
  public void configure(Map<String, ?> configs, boolean isKey) {
    if (registry == null) {
      connect(SchemaRegistry.connect(configs));
    }
    this.schemas = new AvroSchemas(registry);
    this.config = SerdeConfig.of(configs, isKey);
    this.isKey = isKey;
    if (type.isEmpty()) {
      type = config.specificType().map(named -> (Class<T>) named);
    }
  }

  @Override
  public T deserialize(String topic, byte[] data) {
    return deserialize(topic, null, data);
  }

  @Override
  public T deserialize(String topic, Headers headers, byte[] data) {
    if (data == null) {
      return null;
    }
    if (config == null) {
      throw new IllegalStateException("configure() comes before deserialize()");
    }
    int id = WireFormat.schemaId(topic, headers, data, isKey);
    DatumReader<T> reader = reader(topic, id);
    try {
      return read(reader, data);
    } catch (IOException | RuntimeException e) {
      throw new SerializationException(
          "topic %s: %d bytes of schema %d cannot be read: %s".formatted(topic, data.length, id, e),
          e);
    }
  }

  private static <T> T read(DatumReader<T> reader, byte[] data) throws IOException {
    int length = data.length - WireFormat.PREFIX_LENGTH;
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(data, WireFormat.PREFIX_LENGTH, length, null);
    T read = reader.read(null, decoder);
    if (!decoder.isEnd()) {
      throw new IOException("bytes are left after the record");
    }
    return read;
  }

  private DatumReader<T> reader(String topic, int id) {
    DatumReader<T> known = readers.get(id);
    if (known == null) {
      try {
        known = newReader(schemas.byId(id));
      } catch (NotInRegistryException | AvroRuntimeException | SecurityException e) {
        throw new SerializationException(
            "topic %s: schema %d cannot be used: %s".formatted(topic, id, e.getMessage()), e);
      }
      readers.put(id, known);
    }
    return known;
  }

  private DatumReader<T> newReader(Schema written) {
    if (type.isPresent()) {
      return specific(written, type.get());
    }
    if (!config.specificReader()) {
      return new GenericDatumReader<>(written, written, new GenericData());
    }
    Class<?> generated = SpecificData.get().getClass(written);
    if (generated == null) {
      throw new AvroRuntimeException(
          "no generated class %s here; specific.avro.reader=false reads generic records"
              .formatted(written.getFullName()));
    }
    return specific(written, generated);
  }

  private DatumReader<T> specific(Schema written, Class<?> generated) {
    Schema read = SpecificData.get().getSchema(generated);
    return new SpecificDatumReader<>(written, read, SpecificData.getForClass(generated));
  }
}
