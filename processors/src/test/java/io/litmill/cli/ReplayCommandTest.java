package io.litmill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.litmill.demo.SampleFiles;
import io.litmill.embedded.EmbeddedPlatform;
import io.litmill.inference.EngineListener;
import io.litmill.ledger.LedgerEntry.Standing;
import io.litmill.ledger.LedgerFormat;
import io.litmill.mill.AnnotatorOpening;
import io.litmill.mill.Mill;
import io.litmill.registry.SchemaRegistry;
import io.litmill.scan.TopicScan;
import io.litmill.settings.Configuration;
import io.litmill.topics.TopicCatalogue;
import io.litmill.topology.StreamListener;
import io.litmill.topology.StreamSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line from the ingest to the promotion, with the bundles that ship. */
class ReplayCommandTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir static Path folder;
  private static final Path SHIPPED =
      Path.of("..", "model-store", "models").toAbsolutePath().normalize();

  private static EmbeddedPlatform platform;

  @BeforeAll
  static void start() throws IOException {
    platform = EmbeddedPlatform.start(folder.resolve("platform"), 0, 0);
  }

  @AfterAll
  static void stop() throws IOException {
    platform.close();
  }

  private static CommandRun litmill(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--bootstrap");
    all.add(platform.broker().bootstrapServers());
    all.add("--registry");
    all.add(platform.registry().url());
    if (arguments[0].equals("replay")) {
      all.add("-P");
      all.add("stream.state-folder=" + folder.resolve("state"));
      all.add("-P");
      all.add("store=" + SHIPPED);
    }
    return CommandRun.of(all.toArray(String[]::new));
  }

  private static Configuration configuration() throws IOException {
    Map<String, String> values = new HashMap<>();
    platform
        .clientConfiguration()
        .forEach((key, value) -> values.put(Configuration.KAFKA + key, value.toString()));
    values.put("stream.state-folder", folder.resolve("state").toString());
    values.put("store", SHIPPED.toString());
    return Configuration.read(Optional.empty(), values);
  }

  /** Runs the live stream until its ledger has so many articles. */
  private static void runLive(int articles) throws Exception {
    Configuration configuration = configuration();
    TopicCatalogue topics =
        TopicCatalogue.of("", SchemaRegistry.connect(configuration.kafka()), Map.of());
    try (Mill mill =
        new Mill(
            StreamSettings.of(configuration),
            AnnotatorOpening.open(configuration, EngineListener.NONE),
            topics,
            StreamListener.NONE)) {
      mill.start();
      while (mill.state() != State.RUNNING) {
        Thread.sleep(200);
      }
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (ledger() < articles) {
        assertThat(mill.failure()).isEmpty();
        assertThat(System.nanoTime()).as("live results").isLessThan(deadline);
        Thread.sleep(500);
      }
    }
  }

  private static long ledger() {
    Map<String, byte[]> entries = new HashMap<>();
    new TopicScan(platform.clientConfiguration())
        .read(
            "litmill-ledger-changelog",
            record -> entries.put(new String(record.key(), UTF_8), record.value()));
    return entries.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .filter(
            entry ->
                LedgerFormat.read(entry.getKey(), entry.getValue()).standing() == Standing.CURRENT)
        .count();
  }

  /** The keys that a topic has values for. */
  private static Set<Bytes> keys(String topic) {
    Set<Bytes> keys = new HashSet<>();
    new TopicScan(platform.clientConfiguration())
        .read(
            topic,
            record -> {
              if (record.value() == null) {
                keys.remove(Bytes.wrap(record.key()));
              } else {
                keys.add(Bytes.wrap(record.key()));
              }
            });
    return keys;
  }

  @Test
  void aStricterPipelineIsReplayedReportedPromotedAndDropped() throws Exception {
    Path sample = SampleFiles.writeTo(folder.resolve("samples")).resolve("sample26n0001.xml");
    assertThat(litmill("topics", "create", "--partitions", "2").exitCode()).isZero();
    JsonNode sent = json(litmill("ingest", sample.toString(), "--json"));
    int citations = sent.get("citations").asInt();
    runLive(citations);
    int before = keys("biomed.triplets.v1").size();
    assertThat(before).isPositive();

    Path pipeline = folder.resolve("strict.json");
    Files.writeString(
        pipeline,
        """
        {"name": "strict", "entities": [{"bundle": "entities"}],
         "relations": [{"bundle": "chemical-gene", "minConfidence": 0.9}],
         "labels": [{"bundle": "hallmarks"}], "dictionary": "starter", "overlap": "nest"}
        """);
    Path file = folder.resolve("report.json");
    String[] command = {
      "replay", "--run-id", "strict", "--pipeline", pipeline.toString(), "--report", file.toString()
    };
    CommandRun run = litmill(command);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("Replay strict").contains("by predicate");
    JsonNode report = new ObjectMapper().readTree(file.toFile());
    JsonNode counts = report.get("triplets");
    assertThat(counts.get("withdrawn").asInt()).isPositive();
    int kept = counts.get("unchanged").asInt() + counts.get("changed").asInt();
    assertThat(counts.get("withdrawn").asInt() + kept).isEqualTo(before);
    assertThat(report.get("articles").asInt()).isEqualTo(citations);
    assertThat(keys("biomed.triplets.v1")).hasSize(before);

    assertThat(litmill("replay", "list").out()).contains("strict").contains("not promoted");
    CommandRun promoted = litmill("replay", "promote", "strict");
    assertThat(promoted.exitCode()).as(promoted.err()).isZero();
    assertThat(promoted.out()).contains("promoted").contains(pipeline.toString());
    assertThat(keys("biomed.triplets.v1")).hasSize(kept + counts.get("added").asInt());
    assertThat(json(litmill("replay", "report", "strict", "--json")).get("agreement").asDouble())
        .isEqualTo(1);
    assertThat(litmill("replay", "drop", "strict").out())
        .contains("topic replay.strict.biomed.triplets.v1");
    assertThat(litmill("replay", "list").out()).isEmpty();
    CommandRun gone = litmill("replay", "report", "strict");
    assertThat(gone.exitCode()).isEqualTo(1);
    assertThat(gone.err()).contains("there is no replay strict");
  }

  private static JsonNode json(CommandRun run) throws IOException {
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }
}
