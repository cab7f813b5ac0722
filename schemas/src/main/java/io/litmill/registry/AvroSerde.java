package io.litmill.registry;

import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.serialization.Serde;

/**
 * {@link AvroSerializer} and {@link AvroDeserializer} with one registry and its caches.
 *
 * @param <T> a generated class, or generic records
 */
public final class AvroSerde<T extends IndexedRecord> implements Serde<T> {
  private final AvroSerializer<T> serializer;
  private final AvroDeserializer<T> deserializer;

  /** A serde that {@link #configure} makes ready, for {@code default.value.serde} and the like. */
  public AvroSerde() {
    this(new AvroSerializer<>(), new AvroDeserializer<>());
  }

  private AvroSerde(AvroSerializer<T> serializer, AvroDeserializer<T> deserializer) {
    this.serializer = serializer;
    this.deserializer = deserializer;
  }

  /**
   * A serde for keys that is ready for use.
   *
   * @param configs keys of serdes, such as {@code auto.register.schemas}; others are left alone
   */
  public static <T extends IndexedRecord> AvroSerde<T> forKeys(
      Class<T> type, SchemaRegistry registry, Map<String, ?> configs) {
    return of(type, registry, configs, true);
  }

  /**
   * A serde for values that is ready for use.
   *
   * @param configs keys of serdes, such as {@code auto.register.schemas}; others are left alone
   */
  public static <T extends IndexedRecord> AvroSerde<T> forValues(
      Class<T> type, SchemaRegistry registry, Map<String, ?> configs) {
    return of(type, registry, configs, false);
  }

  private static <T extends IndexedRecord> AvroSerde<T> of(
      Class<T> type, SchemaRegistry registry, Map<String, ?> configs, boolean isKey) {
    return new AvroSerde<>(
        new AvroSerializer<>(registry, configs, isKey),
        new AvroDeserializer<>(type, registry, configs, isKey));
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    if (!serializer.isConnected()) {
      SchemaRegistry registry = SchemaRegistry.connect(configs);
      serializer.connect(registry);
      deserializer.connect(registry);
    }
    serializer.configure(configs, isKey);
    deserializer.configure(configs, isKey);
  }

  @Override
  public AvroSerializer<T> serializer() {
    return serializer;
  }

  @Override
  public AvroDeserializer<T> deserializer() {
    return deserializer;
  }
}
