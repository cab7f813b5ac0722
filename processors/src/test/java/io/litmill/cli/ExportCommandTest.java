package io.litmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.litmill.broker.KnownTopics;
import io.litmill.embedded.EmbeddedPlatform;
import io.litmill.export.Triplets;
import io.litmill.registry.SchemaRegistry;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import io.litmill.topics.Topic;
import io.litmill.topics.TopicCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code litmill export} of topics in a broker in this process; each test has a prefix. */
class ExportCommandTest {
  private static final Triplet PLAIN = Triplets.plain("1");
  private static final Triplet AWKWARD = Triplets.awkward("2");
  private static final Triplet WITHDRAWN = Triplets.plain("3");

  @TempDir static Path platformFolder;
  private static EmbeddedPlatform platform;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException {
    platform = EmbeddedPlatform.start(platformFolder, 0, 0);
  }

  @AfterAll
  static void stop() throws IOException {
    platform.close();
  }

  private static Topic<TripletKey, Triplet> topic(String prefix) throws Exception {
    Map<String, Object> client = platform.clientConfiguration();
    Topic<TripletKey, Triplet> topic =
        TopicCatalogue.of(prefix, SchemaRegistry.connect(client), Map.of()).triplets();
    try (Admin admin = Admin.create(new HashMap<>(client))) {
      admin
          .createTopics(List.of(new NewTopic(topic.name(), Optional.of(3), Optional.empty())))
          .all()
          .get();
      KnownTopics.await(admin, List.of(topic.name()));
    }
    return topic;
  }

  /** Says, says otherwise, withdraws, says again, in a transaction; another is taken back. */
  private static void fill(Topic<TripletKey, Triplet> topic) {
    Map<String, Object> client = new HashMap<>(platform.clientConfiguration());
    client.put("transactional.id", topic.name());
    try (KafkaProducer<TripletKey, Triplet> producer =
        new KafkaProducer<>(client, topic.key().serializer(), topic.value().serializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      say(producer, topic, WITHDRAWN);
      say(producer, topic, Triplet.newBuilder(PLAIN).setExtractionConfidenceScore(0.1f).build());
      say(producer, topic, PLAIN);
      say(producer, topic, AWKWARD);
      withdraw(producer, topic, AWKWARD);
      say(producer, topic, AWKWARD);
      withdraw(producer, topic, WITHDRAWN);
      producer.commitTransaction();
      producer.beginTransaction();
      say(producer, topic, Triplets.plain("4"));
      producer.abortTransaction();
    }
  }

  private static void say(
      KafkaProducer<TripletKey, Triplet> producer,
      Topic<TripletKey, Triplet> topic,
      Triplet triplet) {
    producer.send(new ProducerRecord<>(topic.name(), Triplets.key(triplet), triplet));
  }

  private static void withdraw(
      KafkaProducer<TripletKey, Triplet> producer,
      Topic<TripletKey, Triplet> topic,
      Triplet triplet) {
    producer.send(new ProducerRecord<>(topic.name(), Triplets.key(triplet), null));
  }

  private static CommandRun export(String prefix, String... arguments) {
    List<String> line = new ArrayList<>(List.of("export", "--prefix", prefix));
    line.addAll(
        List.of(
            "--bootstrap",
            platform.broker().bootstrapServers(),
            "--registry",
            platform.registry().url()));
    line.addAll(List.of(arguments));
    return CommandRun.of(line.toArray(String[]::new));
  }

  private List<String> column(String file, int column) throws IOException {
    return Files.readAllLines(folder.resolve(file)).stream()
        .skip(1)
        .map(line -> line.split("\t", -1)[column])
        .toList();
  }

  @Test
  void theTableIsWhatWasSaidLastAndCommitted() throws Exception {
    fill(topic("table."));
    CommandRun run = export("table.", "--format", "kgx", "--out", folder.toString(), "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    JsonNode summary = new ObjectMapper().readTree(run.out());
    assertThat(summary.get("statements").asInt()).isEqualTo(2);
    assertThat(summary.get("nodes").asInt()).isEqualTo(4);
    assertThat(summary.get("records").asInt()).isEqualTo(7);
    assertThat(summary.get("tombstones").asInt()).isEqualTo(2);
    List<String> ids = Stream.of(PLAIN, AWKWARD).map(Triplet::getTripletId).sorted().toList();
    assertThat(column("edges.tsv", 0)).isEqualTo(ids);
    assertThat(column("edges.tsv", 14)).contains("0.9").doesNotContain("0.1");
    assertThat(column("nodes.tsv", 0))
        .contains("MESH:D001241", "MESH:D003920", "NCBIGene:5743")
        .isSorted();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .as("nothing else stays")
          .containsExactlyInAnyOrder("nodes.tsv", "edges.tsv");
    }
  }

  @Test
  void theSameTableGivesTheSameBytes() throws Exception {
    fill(topic("same."));
    CommandRun first = export("same.", "--format", "jsonld");
    CommandRun second = export("same.", "--format", "jsonld");
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.err()).contains("2 statements about 4 concepts");
    assertThat(first.out()).isEqualTo(second.out());
    assertThat(new ObjectMapper().readTree(first.out()).get("@graph")).hasSize(6);
  }

  @Test
  void filtersLeaveOutWhatIsNotAskedFor() throws Exception {
    fill(topic("filtered."));
    for (String[] filter :
        new String[][] {
          {"--min-confidence", "0.9"},
          {"--predicate", "affects"},
          {"--predicate", "biolink:affects"},
          {"--affirmed-only"},
          {"--linked-only"}
        }) {
      Path file = folder.resolve("graph.jsonld");
      List<String> line = new ArrayList<>(List.of("--format", "jsonld", "--out", file.toString()));
      line.addAll(List.of(filter));
      CommandRun run = export("filtered.", line.toArray(String[]::new));
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(Files.readString(file))
          .as(String.join(" ", filter))
          .contains(PLAIN.getTripletId())
          .doesNotContain(AWKWARD.getTripletId());
    }
  }

  @Test
  void whatNoLongerPassesTheFilterIsGone() throws Exception {
    Topic<TripletKey, Triplet> topic = topic("sinking.");
    try (KafkaProducer<TripletKey, Triplet> producer =
        new KafkaProducer<>(
            platform.clientConfiguration(), topic.key().serializer(), topic.value().serializer())) {
      say(producer, topic, PLAIN);
      say(producer, topic, Triplet.newBuilder(PLAIN).setExtractionConfidenceScore(0.2f).build());
    }
    CommandRun run = export("sinking.", "--format", "jsonld", "--min-confidence", "0.5");
    assertThat(new ObjectMapper().readTree(run.out()).get("@graph")).isEmpty();
  }

  @Test
  void neo4jFilesMayBeCompressed() throws Exception {
    fill(topic("neo4j."));
    CommandRun run =
        export("neo4j.", "--format", "neo4j-csv", "--gzip", "--out", folder.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(folder.resolve("relationships.csv.gz")))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()).hasSize(2);
    }
    assertThat(folder.resolve("nodes-header.csv.gz")).exists();
  }

  @Test
  void aRecordThatIsNoTripletIsNamedAndEarlierFilesStay() throws Exception {
    Topic<TripletKey, Triplet> topic = topic("broken.");
    fill(topic);
    assertThat(export("broken.", "--format", "kgx", "--out", folder.toString()).exitCode())
        .isZero();
    String before = Files.readString(folder.resolve("edges.tsv"));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            platform.clientConfiguration(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic.name(), 1, new byte[] {7}, new byte[] {7})).get();
    }
    CommandRun run = export("broken.", "--format", "kgx", "--out", folder.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("broken.biomed.triplets.v1 partition 1 offset");
    assertThat(folder.resolve("edges.tsv")).hasContent(before);
    assertThat(folder.resolve("edges.tsv.part")).doesNotExist();
  }

  @Test
  void wrongUsageIsSaid() {
    assertThat(export("none.", "--format", "kgx").err()).contains("--out is missing");
    assertThat(export("none.", "--format", "xml").err()).contains("kgx, jsonld, neo4j-csv");
    CommandRun confidence = export("none.", "--format", "jsonld", "--min-confidence", "2");
    assertThat(confidence.exitCode()).isEqualTo(2);
    assertThat(confidence.err()).contains("allowed is 0 to 1");
    CommandRun missing = export("none.", "--format", "jsonld");
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err()).contains("no topic none.biomed.triplets.v1");
  }
}
