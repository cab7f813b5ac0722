package io.litmill.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.registry.SchemaRegistry;
import io.litmill.schemas.Citation;
import io.litmill.schemas.Evidence;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import io.litmill.topics.Topic;
import io.litmill.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Confluent's own serializers and Litmill's on the same topics, broker and registry. */
class GenuineConfluentIT {
  private static final Path PEER = Path.of("src", "test", "peers", "ConfluentPeer.java");
  private static final Path PEER_JARS = Path.of("target", "confluent");
  private static final long PATIENCE_NANOS = Duration.ofMinutes(3).toNanos();

  @TempDir static Path folder;

  private static EmbeddedPlatform platform;
  private static TopicCatalogue topics;

  @BeforeAll
  static void start() throws Exception {
    platform = EmbeddedPlatform.start(folder, 0, 0);
    SchemaRegistry registry = SchemaRegistry.connect(platform.clientConfiguration());
    topics = TopicCatalogue.of("", registry, Map.of());
    List<NewTopic> all =
        topics.all().stream().map(topic -> new NewTopic(topic.name(), 1, (short) 1)).toList();
    try (Admin admin = Admin.create(platform.clientConfiguration())) {
      admin.createTopics(all).all().get();
    }
  }

  @AfterAll
  static void stop() throws IOException {
    if (platform != null) {
      platform.close();
    }
  }

  @Test
  void confluentReadsWhatLitmillWritesAndWritesTheSameBytes() throws Exception {
    Topic<TripletKey, Triplet> topic = topics.triplets();
    TripletKey key = new TripletKey("t1", "123", "MESH:D1", "biolink:affects", "NCBIGene:2");
    Triplet triplet = triplet();
    try (KafkaProducer<TripletKey, Triplet> producer =
        new KafkaProducer<>(
            platform.clientConfiguration(), topic.key().serializer(), topic.value().serializer())) {
      producer.send(new ProducerRecord<>(topic.name(), key, triplet)).get();
      producer.send(new ProducerRecord<>(topic.name(), key, null)).get();
    }
    List<String> told = peer("read", topic.name(), "2");
    assertThat(told)
        .containsExactly(
            "key same " + key,
            "value same " + asGeneric(triplet),
            "key same " + key,
            "value same null");
  }

  /** Confluent's generic reader leaves logical types as they are written. */
  private static String asGeneric(Triplet triplet) {
    return triplet
        .toString()
        .replace(
            "\"" + triplet.getExtractedAt() + "\"",
            Long.toString(triplet.getExtractedAt().toEpochMilli()));
  }

  @Test
  void litmillReadsWhatConfluentWrites() throws Exception {
    Topic<String, Citation> topic = topics.citations();
    Path schema = folder.resolve("Citation.avsc");
    Files.writeString(schema, topic.schemas().get(0).definition().text());
    String json =
        """
        {"pmid": "123", "pmid_version": 1, "status": "MEDLINE",
         "text": "Aspirin \\u00e9 \\ud835\\udec2-synuclein",
         "sections": [{"kind": "title", "label": null, "nlm_category": {"string": "RESULTS"},
                       "start": 0, "end": 23}],
         "vernacular_title": null, "languages": ["eng"], "journal": null, "book_title": null,
         "publication_year": {"int": 2021}, "publication_date": null, "date_revised": null,
         "doi": {"string": "10.1/x"}, "pmcid": null, "authors": [], "mesh_headings": [],
         "keywords": ["a", "b"], "publication_types": [], "corrections": [],
         "other_abstracts": [], "source_file": "f.xml", "source_order": 4294967296}
        """;
    peer("write", topic.name(), schema.toString(), json);
    List<Citation> read = read(topic, 2);
    assertThat(read).hasSize(2);
    assertThat(read.get(1)).isNull();
    Citation citation = read.get(0);
    assertThat(citation.getText()).isEqualTo("Aspirin é \ud835\udec2-synuclein");
    assertThat(citation.getSections().get(0).getNlmCategory()).isEqualTo("RESULTS");
    assertThat(citation.getPublicationYear()).isEqualTo(2021);
    assertThat(citation.getKeywords()).containsExactly("a", "b");
    assertThat(citation.getSourceOrder()).isEqualTo(1L << 32);
  }

  @Test
  void subjectsHaveTheSameNames() throws Exception {
    Topic<?, ?> topic = topics.documentLabels();
    Path schema = folder.resolve("TripletKey.avsc");
    Files.writeString(schema, topics.triplets().schemas().get(0).definition().text());
    for (String strategy : List.of("RecordNameStrategy", "TopicRecordNameStrategy")) {
      TopicCatalogue named =
          TopicCatalogue.of(
              "", platform.registry().schemas(), Map.of("key.subject.name.strategy", strategy));
      String subject =
          named
              .triplets()
              .schemas()
              .get(0)
              .subject()
              .replace(topics.triplets().name(), topic.name());
      assertThat(platform.registry().schemas().subjects()).doesNotContain(subject);
      peer(
          "write",
          topic.name(),
          schema.toString(),
          "{\"triplet_id\":\"t\",\"pmid\":\"1\",\"subject_id\":\"s\",\"predicate\":\"p\","
              + "\"object_id\":\"o\"}",
          "value.subject.name.strategy=io.confluent.kafka.serializers.subject." + strategy);
      assertThat(platform.registry().schemas().subjects()).contains(subject);
    }
  }

  private static <V> List<V> read(Topic<String, V> topic, int wanted) {
    Map<String, Object> configs = new HashMap<>(platform.clientConfiguration());
    configs.put("group.id", "litmill");
    configs.put("auto.offset.reset", "earliest");
    List<V> values = new ArrayList<>();
    try (KafkaConsumer<String, V> consumer =
        new KafkaConsumer<>(configs, topic.key().deserializer(), topic.value().deserializer())) {
      consumer.subscribe(List.of(topic.name()));
      long end = System.nanoTime() + PATIENCE_NANOS;
      while (values.size() < wanted && System.nanoTime() < end) {
        for (ConsumerRecord<String, V> record : consumer.poll(Duration.ofMillis(200))) {
          values.add(record.value());
        }
      }
    }
    return values;
  }

  private static List<String> peer(String mode, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp", jar(), PEER.toString()));
    command.addAll(List.of(mode, platform.broker().bootstrapServers(), platform.registry().url()));
    command.addAll(List.of(arguments));
    Path errors = folder.resolve("peer.log");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output + Files.readString(errors)).isZero();
    return output.lines().toList();
  }

  private static String jar() throws IOException {
    try (Stream<Path> jars = Files.list(PEER_JARS)) {
      return jars.findFirst().orElseThrow().toString();
    }
  }

  private static Triplet triplet() {
    Evidence evidence =
        new Evidence(
            "Aspirin inhibits COX-2 (α).", 0, 27, "Aspirin", 0, 7, "COX-2", 17, 22, "title", 0.75f);
    return Triplet.newBuilder()
        .setTripletId("t1")
        .setSubject("MESH:D1")
        .setSubjectName("Aspirin")
        .setSubjectCategory("biolink:SmallMolecule")
        .setPredicate("biolink:affects")
        .setQualifiedPredicate("biolink:causes")
        .setObject("NCBIGene:2")
        .setObjectName("COX-2")
        .setObjectCategory("biolink:Gene")
        .setPublications(List.of("PMID:123"))
        .setPrimaryKnowledgeSource("infores:litmill")
        .setKnowledgeLevel("not_provided")
        .setAgentType("text_mining_agent")
        .setOriginalPredicate("CPR:4")
        .setExtractionConfidenceScore(0.75f)
        .setEvidence(List.of(evidence))
        .setPmid("123")
        .setPmidVersion(1)
        .setSupportingDocumentYear(2021)
        .setCitationStatus("active")
        .setSourceFile("f.xml")
        .setModelBundleId("relations@1")
        .setDictionaryVersion("starter@1")
        .setContentHash("ab")
        .setExtractedAt(Instant.ofEpochMilli(1_764_000_000_123L))
        .build();
  }
}
