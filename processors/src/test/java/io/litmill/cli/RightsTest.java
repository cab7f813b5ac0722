package io.litmill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.demo.SampleFiles;
import io.litmill.inference.EngineListener;
import io.litmill.mill.AnnotatorOpening;
import io.litmill.mill.Mill;
import io.litmill.operations.DocumentedRights;
import io.litmill.operations.GuardedPlatform;
import io.litmill.operations.RightsInUse;
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
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way from the topics to a new baseline through the command line, each command by a user of its
 * own that has the rights of {@code ops/security.md}: they suffice, and none is idle.
 */
class RightsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String FIRST = "sample26n0001.xml";
  private static final String LAST = "sample26n0004.xml";
  private static final String PREFIX = "guarded.";
  private static final String APPLICATION = "mill";

  /** Users, each with the rights of some rows of the table. */
  private static final Map<String, List<String>> USERS =
      Map.of(
          "topics", List.of("topics"),
          "ingest", List.of("ingest"),
          "run", List.of("run"),
          "dlq", List.of("dlq"),
          "export", List.of("export"),
          "replay", List.of("replay"),
          "promote", List.of("replay", "promote"),
          "drop", List.of("drop"));

  private static final String PIPELINE =
      """
      {"name": "%s", "entities": [{"bundle": "entities"}],
       "relations": [{"bundle": "chemical-gene", "minConfidence": %s}],
       "labels": [%s], "dictionary": "starter", "overlap": "nest"}
      """;

  private static final Pattern ARTICLE =
      Pattern.compile("<PubmedArticle>.*?</PubmedArticle>", Pattern.DOTALL);

  /** Without a PMID, a record goes to the dead letters. */
  private static final String UNREADABLE =
      "<PubmedArticleSet><PubmedArticle><MedlineCitation/></PubmedArticle></PubmedArticleSet>";

  @TempDir Path folder;
  private GuardedPlatform platform;

  @BeforeEach
  void start() throws Exception {
    platform = new GuardedPlatform(folder.resolve("platform"), List.copyOf(USERS.keySet()));
    for (String user : USERS.keySet()) {
      List<AclBinding> rights = rights(user);
      assertThat(rights).as("rights of " + user).isNotEmpty();
      platform.allow(rights);
    }
    Files.writeString(
        folder.resolve("broad.json"),
        PIPELINE.formatted("broad", "0.5", "{\"bundle\": \"hallmarks\"}"));
    Files.writeString(folder.resolve("strict.json"), PIPELINE.formatted("strict", "0.9", ""));
  }

  @AfterEach
  void stop() throws IOException {
    platform.close();
  }

  private static List<AclBinding> rights(String user) throws IOException {
    List<AclBinding> rights = new ArrayList<>();
    for (String command : USERS.get(user)) {
      rights.addAll(DocumentedRights.of(command, user, PREFIX, APPLICATION));
    }
    return rights;
  }

  /** Runs a command as a user, who may do all that he tries. */
  private CommandRun litmill(String user, String... arguments) throws IOException {
    return litmill(0, user, arguments);
  }

  private CommandRun litmill(int exitCode, String user, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--config");
    all.add(configFile(user).toString());
    CommandRun run = CommandRun.of(all.toArray(String[]::new));
    assertThat(run.exitCode())
        .as(
            "litmill %s%n%s%n%s%nrefused:%n%s",
            String.join(" ", arguments), run.out(), run.err(), RightsInUse.refused(user))
        .isEqualTo(exitCode);
    return run;
  }

  private Path configFile(String user) throws IOException {
    Properties properties = new Properties();
    values(user).forEach(properties::setProperty);
    Path file = folder.resolve(user + ".properties");
    try (var out = Files.newBufferedWriter(file, UTF_8)) {
      properties.store(out, null);
    }
    return file;
  }

  private Map<String, String> values(String user) {
    Map<String, String> values = new HashMap<>();
    platform.login(user).forEach((key, value) -> values.put(Configuration.KAFKA + key, value));
    values.put("litmill.topics.prefix", PREFIX);
    values.put("litmill.stream.application-id", APPLICATION);
    values.put("litmill.stream.state-folder", folder.resolve("state-" + user).toString());
    values.put("litmill.pipeline", folder.resolve("broad.json").toString());
    values.put("litmill.store", Path.of("..", "model-store", "models").toAbsolutePath().toString());
    return values;
  }

  /** Some articles of a sample file. */
  private Path articles(String name, String sample, int from, int to) throws IOException {
    Path file = SampleFiles.writeTo(folder.resolve("samples")).resolve(sample);
    List<String> articles =
        ARTICLE.matcher(Files.readString(file)).results().map(MatchResult::group).toList();
    return Files.writeString(
        folder.resolve(name),
        String.join("", articles.subList(from, to))
            .transform("<PubmedArticleSet>%s</PubmedArticleSet>"::formatted));
  }

  /** Runs the live stream with a pipeline. */
  private void mine(String pipeline, BooleanSupplier until) throws Exception {
    Configuration configuration =
        Configuration.read(
            Optional.of(configFile("run")),
            Map.of("litmill.pipeline", folder.resolve(pipeline).toString()));
    TopicCatalogue topics =
        TopicCatalogue.of(
            PREFIX,
            SchemaRegistry.connect(platform.everything()),
            Map.of("auto.register.schemas", false));
    try (Mill mill =
        new Mill(
            StreamSettings.of(configuration),
            AnnotatorOpening.open(configuration, EngineListener.NONE),
            topics,
            StreamListener.NONE)) {
      mill.start();
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!until.getAsBoolean()) {
        assertThat(mill.failure()).as(RightsInUse.refused("run")).isEmpty();
        assertThat(System.nanoTime()).as("live results").isLessThan(deadline);
        Thread.sleep(300);
      }
    }
  }

  private BooleanSupplier annotated(int articles) {
    return () -> Set.copyOf(keys("biomed.annotations.v1")).size() >= articles;
  }

  /** A key for each record of a topic. */
  private List<String> keys(String topic) {
    List<String> keys = new ArrayList<>();
    new TopicScan(platform.everything())
        .read(
            PREFIX + topic,
            record -> keys.add(record.key() == null ? "" : new String(record.key(), UTF_8)));
    return keys;
  }

  /** What no reader of citations understands, for the dead letters. */
  private void sendNonsense() throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            platform.everything(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  PREFIX + "pubmed.citations.v1", "5".getBytes(UTF_8), "nonsense".getBytes(UTF_8)))
          .get();
    }
  }

  @Test
  void theDocumentedRightsSufficeAndNoneIsIdle() throws Exception {
    litmill("topics", "topics", "create", "--partitions", "2");
    litmill("topics", "topics", "check");
    litmill("ingest", "ingest", articles("pubmed26n0001.xml", FIRST, 0, 10).toString());
    // with a notice of a retraction
    litmill("ingest", "ingest", articles("pubmed26n0002.xml", LAST, 7, 8).toString());
    Path unreadable = Files.writeString(folder.resolve("unreadable.xml"), UNREADABLE);
    litmill(1, "ingest", "ingest", unreadable.toString());
    mine("broad.json", annotated(11));
    litmill("export", "export", "--format", "kgx", "--out", folder.resolve("kgx").toString());

    replayAndPromote();

    litmill(
        "ingest",
        "ingest",
        "--baseline",
        "--baseline-files",
        "1",
        "--max-vanished",
        "100",
        articles("pubmed27n0001.xml", FIRST, 0, 5).toString());
    int withdrawals = keys("biomed.retractions.v1").size();
    int letters = keys("biomed.dlq.v1").size();
    sendNonsense();
    mine(
        "strict.json",
        () ->
            keys("biomed.retractions.v1").size() > withdrawals
                && keys("biomed.dlq.v1").size() > letters);
    litmill("dlq", "dlq", "list");
    // what ingest could not read is not to be sent again
    litmill(1, "dlq", "dlq", "redrive");
    litmill("dlq", "dlq", "list");
    assertThat(idle()).as("rights that nothing was done with").isEmpty();
  }

  private void replayAndPromote() throws Exception {
    String strict = folder.resolve("strict.json").toString();
    litmill("replay", "replay", "--run-id", "one", "--pipeline", strict);
    litmill("replay", "replay", "report", "one");
    assertThat(litmill("replay", "replay", "list").out()).contains("one");
    // the promotion has it catch up with these
    litmill("ingest", "ingest", articles("pubmed26n0003.xml", FIRST, 10, 13).toString());
    mine("broad.json", annotated(14));
    litmill("promote", "replay", "promote", "one");
    assertThat(litmill("drop", "replay", "drop", "one").out()).contains("topic ");
  }

  /** Rows of the table that no user with their rights made use of. */
  private static Set<String> idle() throws IOException {
    Set<String> idle = new TreeSet<>();
    Set<String> used = new HashSet<>();
    for (String user : USERS.keySet()) {
      for (String command : USERS.get(user)) {
        List<AclBinding> rights = DocumentedRights.of(command, user, PREFIX, APPLICATION);
        List<AclBinding> unused = RightsInUse.idle(rights);
        for (AclBinding right : rights) {
          (unused.contains(right) ? idle : used).add(row(command, right));
        }
      }
    }
    idle.removeAll(used);
    return idle;
  }

  private static String row(String command, AclBinding right) {
    return "%s: %s of %s %s"
        .formatted(
            command,
            right.entry().operation(),
            right.pattern().resourceType(),
            right.pattern().name());
  }
}
