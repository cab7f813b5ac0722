package io.litmill.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.ScoredLabel;
import io.litmill.schemas.TripletKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {
  private static final String TOPIC = "topic";
  private static final DocumentLabels LABELS =
      DocumentLabels.newBuilder()
          .setPmid("123")
          .setPmidVersion(1)
          .setCitationStatus("active")
          .setLabels(List.of(new ScoredLabel("resisting cell death", 0.5f, List.of(0, 3))))
          .setModelBundleId("hallmarks@0")
          .setContentHash("ab")
          .setSourceFile("pubmed26n0001.xml.gz")
          .setExtractedAt(Instant.ofEpochMilli(1_764_000_000_123L))
          .build();

  private final MapRegistry registry = new MapRegistry();

  @Test
  void aRecordComesBackAsItWas() {
    AvroSerde<DocumentLabels> serde = values(Map.of());
    byte[] message = serde.serializer().serialize(TOPIC, LABELS);
    assertThat(serde.deserializer().deserialize(TOPIC, message)).isEqualTo(LABELS);
  }

  @Test
  void theMessageIsZeroIdAndAvro() {
    registry.register("another", SchemaDefinition.avro("\"int\""), false);
    TripletKey key = new TripletKey("id", "1", "MESH:D1", "biolink:affects", "é");
    byte[] message =
        AvroSerde.forKeys(TripletKey.class, registry, Map.of()).serializer().serialize(TOPIC, key);
    byte[] expected =
        ("\0\0\0\0\2"
                + "\4id"
                + "\2"
                + "1"
                + "\16MESH:D1"
                + "\36biolink:affects"
                + "\4\u00c3\u00a9")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(message).isEqualTo(expected);
    assertThat(registry.subjects()).containsExactly("another", "topic-key");
  }

  @Test
  void nullStaysNull() {
    AvroSerde<DocumentLabels> serde = values(Map.of());
    assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
    assertThat(serde.deserializer().deserialize(TOPIC, null)).isNull();
    assertThat(registry.asked).isZero();
  }

  @Test
  void theRegistryIsAskedOnceForASchema() {
    AvroSerde<DocumentLabels> serde = values(Map.of());
    byte[] message = null;
    for (int i = 0; i < 3; i++) {
      message = serde.serializer().serialize(TOPIC, LABELS);
    }
    assertThat(registry.asked).isEqualTo(1);
    for (int i = 0; i < 3; i++) {
      serde.deserializer().deserialize(TOPIC, message);
    }
    assertThat(registry.asked).isEqualTo(2);
  }

  @Test
  void theRegisteredSchemaIsThatOfTheAvscFile() {
    values(Map.of()).serializer().serialize(TOPIC, LABELS);
    assertThat(registry.latest("topic-value").definition().text())
        .doesNotContain("avro.java.string")
        .contains("\"doc\":\"PubMed identifier.\"")
        .contains("{\"name\":\"pmid\",\"type\":\"string\"");
    values(Map.of("avro.remove.java.properties", "false")).serializer().serialize(TOPIC, LABELS);
    assertThat(registry.latest("topic-value").definition().text()).contains("avro.java.string");
  }

  @Test
  void withoutRegistrationTheSchemaMustBeThere() {
    Serializer<DocumentLabels> strict =
        values(Map.of("auto.register.schemas", "false")).serializer();
    assertThatThrownBy(() -> strict.serialize(TOPIC, LABELS))
        .isInstanceOf(NotInRegistryException.class)
        .hasMessageContaining("subject topic-value");
    byte[] written = values(Map.of()).serializer().serialize(TOPIC, LABELS);
    assertThat(strict.serialize(TOPIC, LABELS)).isEqualTo(written);
  }

  @Test
  void theNewerHeaderFormatIsNamed() {
    Headers headers = new RecordHeaders().add("__value_schema_id", new byte[17]);
    byte[] message = values(Map.of()).serializer().serialize(TOPIC, LABELS);
    assertThatThrownBy(() -> values(Map.of()).deserializer().deserialize(TOPIC, headers, message))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("topic topic")
        .hasMessageContaining("header __value_schema_id")
        .hasMessageContaining("value.schema.id.serializer");
    Headers ofTheKey = new RecordHeaders().add("__key_schema_id", new byte[17]);
    assertThat(values(Map.of()).deserializer().deserialize(TOPIC, ofTheKey, message))
        .isEqualTo(LABELS);
  }

  @Test
  void foreignBytesAreNamed() {
    refuses(new byte[0], "0 bytes, beginning with nothing");
    refuses(new byte[] {0, 0, 0, 1}, "4 bytes, beginning with 00 00 00 01");
    refuses("{\"pmid\": 1}".getBytes(StandardCharsets.UTF_8), "beginning with 7b 22 70 6d");
    byte[] guid = new byte[20];
    guid[0] = 1;
    refuses(guid, "GUID is the newer format");
  }

  @Test
  void anUnknownIdIsTheMessagesFault() {
    refuses(new byte[] {0, 0, 0, 0, 9, 1}, "schema 9");
  }

  @Test
  void bytesThatAreNoRecordAreTheMessagesFault() {
    byte[] message = values(Map.of()).serializer().serialize(TOPIC, LABELS);
    for (int length = WireFormat.PREFIX_LENGTH; length < message.length; length++) {
      refuses(Arrays.copyOf(message, length), "cannot be read");
    }
    refuses(Arrays.copyOf(message, message.length + 1), "bytes are left");
    byte[] hugeText =
        ByteBuffer.allocate(12)
            .put(message, 0, 5)
            .put(new byte[] {-2, -1, -1, -1, 15, 0, 0})
            .array();
    refuses(hugeText, "cannot be read");
  }

  /** Nothing is allocated for what is not there. */
  @Test
  void anAbsurdNumberOfItemsIsTheMessagesFault() {
    DocumentLabels none = DocumentLabels.newBuilder(LABELS).setLabels(List.of()).build();
    byte[] message = values(Map.of()).serializer().serialize(TOPIC, none);
    int count = message.length - none.getModelBundleId().length() - 1 - 3 - 21 - 6 - 1;
    assertThat(message[count]).isZero();
    byte[] absurd =
        ByteBuffer.allocate(message.length + 4)
            .put(message, 0, count)
            .put(new byte[] {-2, -1, -1, -1, 7})
            .put(message, count + 1, message.length - count - 1)
            .array();
    refuses(absurd, "cannot be read");
  }

  /** The thread is asked to stop: the message is not to blame. */
  @Test
  void anInterruptionIsNoBadMessage() {
    byte[] message = values(Map.of()).serializer().serialize(TOPIC, LABELS);
    SchemaRegistry silent =
        SchemaRegistry.connect(Map.of("schema.registry.url", "http://127.0.0.1:9"));
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () ->
                AvroSerde.forValues(DocumentLabels.class, silent, Map.of())
                    .deserializer()
                    .deserialize(TOPIC, message))
        .isInstanceOf(InterruptException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aRegistryThatDoesNotAnswerIsNoBadMessage() {
    byte[] message = values(Map.of()).serializer().serialize(TOPIC, LABELS);
    SchemaRegistry silent =
        SchemaRegistry.connect(
            Map.of("schema.registry.url", "http://127.0.0.1:9", "max.retries", "0"));
    assertThatThrownBy(
            () ->
                AvroSerde.forValues(DocumentLabels.class, silent, Map.of())
                    .deserializer()
                    .deserialize(TOPIC, message))
        .isInstanceOf(RegistryUnavailableException.class);
  }

  @Test
  void aSchemaThatDoesNotResolveIsTheMessagesFault() {
    Schema other =
        SchemaBuilder.record("DocumentLabels")
            .namespace("io.litmill.schemas")
            .fields()
            .requiredInt("pmid")
            .endRecord();
    GenericRecord record = new GenericData.Record(other);
    record.put("pmid", 1);
    byte[] message = generic(Map.of()).serialize(TOPIC, record);
    refuses(message, "cannot be read");
  }

  @Test
  void anOlderRecordGetsTheDefaultsOfNewerFields() {
    Schema older = without(DocumentLabels.getClassSchema(), "labels");
    GenericRecord record = new GenericData.Record(older);
    record.put("pmid", "123");
    record.put("pmid_version", 1);
    record.put("citation_status", "active");
    record.put("model_bundle_id", "b");
    record.put("content_hash", "h");
    record.put("source_file", "f");
    record.put("extracted_at", 5L);
    DocumentLabels read =
        values(Map.of())
            .deserializer()
            .deserialize(TOPIC, generic(Map.of()).serialize(TOPIC, record));
    assertThat(read.getLabels()).isEmpty();
    assertThat(read.getExtractedAt()).isEqualTo(Instant.ofEpochMilli(5));
  }

  @Test
  void fieldsOfTheFutureAreSkipped() {
    Schema newer =
        new Schema.Parser()
            .parse(
                ScoredLabel.getClassSchema()
                    .toString()
                    .replace(
                        "\"fields\":[",
                        "\"fields\":[{\"name\":\"note\",\"type\":\"string\",\"default\":\"\"},"));
    GenericRecord record = new GenericData.Record(newer);
    record.put("note", "new");
    record.put("label", "a");
    record.put("confidence", 0.25f);
    record.put("sentences", List.of());
    byte[] message = generic(Map.of()).serialize(TOPIC, record);
    assertThat(
            AvroSerde.forValues(ScoredLabel.class, registry, Map.of())
                .deserializer()
                .deserialize(TOPIC, message))
        .isEqualTo(new ScoredLabel("a", 0.25f, List.of()));
  }

  @Test
  void aRecordIsResolvedToTheLatestVersion() {
    Schema reordered =
        new Schema.Parser()
            .parse(
                """
                {"type":"record","name":"ScoredLabel","namespace":"io.litmill.schemas","fields":[
                  {"name":"extra","type":["null","int"],"default":null},
                  {"name":"confidence","type":"double"},
                  {"name":"label","type":"string"}]}
                """);
    registry.register("topic-value", SchemaDefinition.avro(reordered), false);
    byte[] message =
        AvroSerde.forValues(ScoredLabel.class, registry, Map.of("use.latest.version", "true"))
            .serializer()
            .serialize(TOPIC, new ScoredLabel("a", 0.25f, List.of(1)));
    Deserializer<GenericRecord> reader =
        new AvroDeserializer<>(registry, Map.of("specific.avro.reader", "false"), false);
    GenericRecord read = reader.deserialize(TOPIC, message);
    assertThat(read.toString())
        .isEqualTo("{\"extra\": null, \"confidence\": 0.25, \"label\": \"a\"}");
  }

  @Test
  void aLatestVersionThatCannotHoldTheRecordIsRefused() {
    Schema needsMore =
        SchemaBuilder.record("ScoredLabel")
            .namespace("io.litmill.schemas")
            .fields()
            .requiredString("label")
            .requiredString("reviewer")
            .endRecord();
    registry.register("topic-value", SchemaDefinition.avro(needsMore), false);
    Serializer<ScoredLabel> writer =
        AvroSerde.forValues(ScoredLabel.class, registry, Map.of("use.latest.version", "true"))
            .serializer();
    assertThatThrownBy(() -> writer.serialize(TOPIC, new ScoredLabel("a", 0.25f, List.of())))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("subject topic-value: version 1")
        .hasMessageContaining("reviewer");
  }

  @Test
  void theDataNameTheClassWhereNothingElseDoes() {
    byte[] message = values(Map.of()).serializer().serialize(TOPIC, LABELS);
    assertThat(
            new AvroDeserializer<DocumentLabels>(registry, Map.of(), false)
                .deserialize(TOPIC, message))
        .isEqualTo(LABELS);
    Schema unknown =
        SchemaBuilder.record("Unknown").namespace("n").fields().requiredInt("i").endRecord();
    GenericRecord record = new GenericData.Record(unknown);
    record.put("i", 1);
    byte[] other = generic(Map.of()).serialize("other", record);
    assertThatThrownBy(
            () -> new AvroDeserializer<>(registry, Map.of(), false).deserialize("other", other))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("no generated class n.Unknown")
        .hasMessageContaining("specific.avro.reader=false");
  }

  @Test
  void aRecordThatIsIncompleteIsNamed() {
    Schema schema =
        SchemaBuilder.record("R").namespace("n").fields().requiredString("must").endRecord();
    assertThatThrownBy(() -> generic(Map.of()).serialize(TOPIC, new GenericData.Record(schema)))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("topic topic: a n.R cannot be written")
        .hasMessageContaining("must");
  }

  @Test
  void aSerdeThatIsNotConfiguredSaysSo() {
    assertThatThrownBy(() -> new AvroSerde<>().serializer().serialize(TOPIC, LABELS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("configure()");
  }

  private void refuses(byte[] message, String reason) {
    assertThatThrownBy(() -> values(Map.of()).deserializer().deserialize(TOPIC, message))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("topic topic")
        .hasMessageContaining(reason);
  }

  private AvroSerde<DocumentLabels> values(Map<String, ?> configs) {
    return AvroSerde.forValues(DocumentLabels.class, registry, configs);
  }

  private AvroSerializer<GenericRecord> generic(Map<String, ?> configs) {
    return new AvroSerializer<>(registry, configs, false);
  }

  private static Schema without(Schema schema, String field) {
    List<Schema.Field> kept =
        schema.getFields().stream()
            .filter(f -> !f.name().equals(field))
            .map(f -> new Schema.Field(f, f.schema()))
            .toList();
    return Schema.createRecord(
        schema.getName(), schema.getDoc(), schema.getNamespace(), false, kept);
  }
}
