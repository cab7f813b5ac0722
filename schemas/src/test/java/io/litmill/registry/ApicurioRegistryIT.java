package io.litmill.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.schemas.ScoredLabel;
import io.litmill.schemas.Triplet;
import io.litmill.topics.Topic;
import io.litmill.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against a registry that other people wrote. */
class ApicurioRegistryIT {
  private static final String A = record("a", "");
  private static final String B_WITH_DEFAULT = record("b", ",\"default\":0");

  @TempDir static Path folder;

  private static ApicurioProcess server;
  private static SchemaRegistry registry;

  private static String record(String field, String more) {
    return """
        {"type":"record","name":"R","namespace":"n","fields":[{"name":"%s","type":"int"%s}]}
        """
        .formatted(field, more)
        .strip();
  }

  @BeforeAll
  static void start() throws Exception {
    server = ApicurioProcess.start(folder);
    registry = SchemaRegistry.connect(configs());
    registry.setGlobalCompatibility(CompatibilityLevel.FULL);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static Map<String, String> configs(String... more) {
    Map<String, String> configs = new HashMap<>();
    configs.put("schema.registry.url", server.url());
    for (int i = 0; i < more.length; i += 2) {
      configs.put(more[i], more[i + 1]);
    }
    return configs;
  }

  /** A client that remembers nothing. */
  private static SchemaRegistry fresh() {
    return SchemaRegistry.connect(configs());
  }

  @Test
  void schemasAreRegisteredAndFound() {
    int id = registry.register("found", SchemaDefinition.avro(A), false);
    assertThat(fresh().register("found", SchemaDefinition.avro(A), false)).isEqualTo(id);
    assertThat(fresh().byId(id).text()).isEqualTo(A);
    assertThat(fresh().lookUp("found", SchemaDefinition.avro(A), false).id()).isEqualTo(id);
    assertThat(fresh().lookUp("found", SchemaDefinition.avro(A.replace(",", " ,")), true).id())
        .isEqualTo(id);
    assertThat(fresh().latest("found"))
        .isEqualTo(new RegisteredSchema("found", 1, id, SchemaDefinition.avro(A)));
    assertThat(fresh().version("found", 1).id()).isEqualTo(id);
    assertThat(registry.versions("found")).containsExactly(1);
    assertThat(registry.subjects()).contains("found");
  }

  @Test
  void namesWithSignsAreNames() {
    String name = "a b/c+d%ü-value";
    int id = registry.register(name, SchemaDefinition.avro("\"int\""), false);
    assertThat(fresh().latest(name).id()).isEqualTo(id);
    assertThat(registry.subjects()).contains(name);
  }

  @Test
  void whatIsNotThereHasItsOwnCode() {
    registry.register("there", SchemaDefinition.avro(A), false);
    missing(() -> fresh().latest("not-there"), 40401);
    missing(() -> fresh().version("there", 7), 40402);
    missing(() -> fresh().byId(1_000_000), 40403);
    missing(() -> fresh().lookUp("there", SchemaDefinition.avro("\"int\""), false), 40403);
  }

  private static void missing(Runnable request, int code) {
    assertThatThrownBy(request::run)
        .isInstanceOfSatisfying(
            NotInRegistryException.class, e -> assertThat(e.error().code()).isEqualTo(code))
        .hasMessageContaining(server.url());
  }

  @Test
  void levelsAreSetAndKept() {
    registry.register("levels", SchemaDefinition.avro(A), false);
    registry.setCompatibility("levels", CompatibilityLevel.FULL_TRANSITIVE);
    assertThat(registry.compatibility("levels")).contains(CompatibilityLevel.FULL_TRANSITIVE);
    assertThat(registry.globalCompatibility()).isEqualTo(CompatibilityLevel.FULL);
    registry.setCompatibility("levels", CompatibilityLevel.FORWARD);
    assertThat(registry.compatibility("levels")).contains(CompatibilityLevel.FORWARD);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    SchemaDefinition other = SchemaDefinition.avro(record("b", ""));
    registry.register("strict", SchemaDefinition.avro(A), false);
    registry.setCompatibility("strict", CompatibilityLevel.FULL_TRANSITIVE);
    assertThat(registry.testCompatibility("strict", other).compatible()).isFalse();
    assertThatThrownBy(() -> registry.register("strict", other, false))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining("subject strict");
    assertThat(registry.testCompatibility("strict", SchemaDefinition.avro(A)).compatible())
        .isTrue();
    assertThat(registry.testCompatibility("never-seen", other).compatible()).isTrue();
  }

  @Test
  void whatIsNoSchemaIsRefused() {
    assertThatThrownBy(
            () -> registry.register("invalid", SchemaDefinition.avro("{\"type\":\"x\"}"), false))
        .isInstanceOf(InvalidSchemaException.class)
        .hasMessageContaining("subject invalid");
  }

  @Test
  void referencesAreFollowedOverSeveralSteps() {
    registry.register("ref-label", SchemaDefinition.avro(labelText()), false);
    SchemaReference toLabel = new SchemaReference("io.litmill.schemas.ScoredLabel", "ref-label", 1);
    registry.register(
        "ref-list",
        new SchemaDefinition(
            "AVRO",
            """
            {"type":"record","name":"LabelList","namespace":"n","fields":[
              {"name":"labels","type":{"type":"array","items":"io.litmill.schemas.ScoredLabel"}}]}
            """,
            List.of(toLabel)),
        false);
    int id =
        registry.register(
            "ref-pair",
            new SchemaDefinition(
                "AVRO",
                """
                {"type":"record","name":"Pair","namespace":"n","fields":[
                  {"name":"list","type":"n.LabelList"},
                  {"name":"label","type":"io.litmill.schemas.ScoredLabel"}]}
                """,
                List.of(new SchemaReference("n.LabelList", "ref-list", 1), toLabel)),
            false);
    SchemaRegistry reader = fresh();
    assertThat(reader.byId(id).references()).hasSize(2);
    assertThat(new AvroSchemas(reader).byId(id).getField("list").schema().toString())
        .contains("\"name\":\"confidence\"");
  }

  private static String labelText() {
    return JavaProperties.removedFrom(ScoredLabel.getClassSchema()).toString();
  }

  @Test
  void deletedSubjectsAreGone() {
    registry.register("gone", SchemaDefinition.avro(A), false);
    assertThat(registry.delete("gone", false)).containsExactly(1);
    assertThatThrownBy(() -> registry.latest("gone")).isInstanceOf(NotInRegistryException.class);
  }

  @Test
  void recordsOfOneVersionAreReadWithAnother() {
    AvroSerializer<GenericRecord> writer = new AvroSerializer<>(fresh(), configs(), false);
    GenericRecord old =
        new GenericData.Record(new AvroSchemas(registry).parse(SchemaDefinition.avro(A)));
    old.put("a", 3);
    byte[] message = writer.serialize("evolving", old);
    AvroDeserializer<GenericRecord> reader =
        new AvroDeserializer<>(fresh(), configs("specific.avro.reader", "false"), false);
    assertThat(reader.deserialize("t", message)).isEqualTo(old);
    registry.register("evolves-value", SchemaDefinition.avro(B_WITH_DEFAULT), false);
    AvroSerializer<GenericRecord> latest =
        new AvroSerializer<>(fresh(), configs("use.latest.version", "true"), false);
    assertThat(reader.deserialize("t", latest.serialize("evolves", old)).get("b")).isEqualTo(0);
  }

  @Test
  void theSchemasOfAllTopicsAreAcceptedUnderFullTransitiveCompatibility() {
    TopicCatalogue topics = TopicCatalogue.of("it.", fresh(), configs());
    for (Topic<?, ?> topic : topics.all()) {
      for (Topic.TopicSchema schema : topic.schemas()) {
        registry.register(schema.subject(), schema.definition(), false);
        registry.setCompatibility(schema.subject(), CompatibilityLevel.FULL_TRANSITIVE);
        assertThat(registry.testCompatibility(schema.subject(), schema.definition()).compatible())
            .isTrue();
      }
    }
    AvroSerde<Triplet> strict =
        AvroSerde.forValues(Triplet.class, fresh(), configs("auto.register.schemas", "false"));
    assertThatThrownBy(() -> strict.serializer().serialize("other", triplet()))
        .isInstanceOf(NotInRegistryException.class);
    byte[] message = strict.serializer().serialize("it.biomed.triplets.v1", triplet());
    assertThat(strict.deserializer().deserialize("it.biomed.triplets.v1", message))
        .isEqualTo(triplet());
  }

  private static Triplet triplet() {
    return Triplet.newBuilder()
        .setTripletId("id")
        .setSubject("MESH:D1")
        .setSubjectName("a")
        .setSubjectCategory("biolink:SmallMolecule")
        .setPredicate("biolink:affects")
        .setObject("NCBIGene:1")
        .setObjectName("b")
        .setObjectCategory("biolink:Gene")
        .setPrimaryKnowledgeSource("infores:litmill")
        .setKnowledgeLevel("not_provided")
        .setAgentType("text_mining_agent")
        .setOriginalPredicate("CPR:4")
        .setExtractionConfidenceScore(0.5f)
        .setPmid("1")
        .setPmidVersion(1)
        .setCitationStatus("active")
        .setSourceFile("f")
        .setModelBundleId("m")
        .setDictionaryVersion("d")
        .setContentHash("h")
        .setExtractedAt(Instant.ofEpochMilli(1))
        .build();
  }
}
