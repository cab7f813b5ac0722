package io.litmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.embedded.EmbeddedPlatform;
import io.litmill.registry.CompatibilityLevel;
import io.litmill.registry.SchemaDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code litmill topics …} on a broker and a registry in this process; each test has a prefix. */
class TopicsCommandsTest {
  @TempDir static Path folder;

  private static EmbeddedPlatform platform;

  @BeforeAll
  static void start() throws IOException {
    platform = EmbeddedPlatform.start(folder, 0, 0);
  }

  @AfterAll
  static void stop() throws IOException {
    if (platform != null) {
      platform.close();
    }
  }

  private static CommandRun topics(String command, String prefix, String... more) {
    List<String> line = new ArrayList<>(List.of("topics", command, "--prefix", prefix));
    line.addAll(
        List.of(
            "--bootstrap",
            platform.broker().bootstrapServers(),
            "--registry",
            platform.registry().url()));
    line.addAll(List.of(more));
    return CommandRun.of(line.toArray(String[]::new));
  }

  @Test
  void createMakesAllAndCheckAgrees() throws Exception {
    CommandRun missing = topics("check", "all.");
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.out().lines())
        .hasSize(20)
        .contains(
            "topic all.pubmed.citations.v1: missing",
            "subject all.biomed.triplets.v1-key: the schema of this Litmill is not registered",
            "subject all.biomed.dlq.v1-value: compatibility is BACKWARD, not FULL_TRANSITIVE");
    CommandRun created = topics("create", "all.", "--partitions", "3");
    assertThat(created.exitCode()).as(created.out() + created.err()).isZero();
    assertThat(created.out().lines()).hasSize(20).contains("topic all.biomed.triplets.v1: made");
    CommandRun again = topics("create", "all.", "--partitions", "3");
    assertThat(again.out()).isEqualTo("nothing to do" + System.lineSeparator());
    CommandRun checked = topics("check", "all.", "--partitions", "3", "--replication-factor", "1");
    assertThat(checked.exitCode()).as(checked.out()).isZero();
    assertThat(checked.err()).isEmpty();
    assertThat(configuration("all.biomed.triplets.v1"))
        .containsEntry("cleanup.policy", "compact")
        .containsEntry("delete.retention.ms", "2592000000");
    assertThat(configuration("all.biomed.retractions.v1"))
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "-1");
  }

  @Test
  void whatDiffersIsSaidAndMendedButForPartitions() throws Exception {
    try (Admin admin = Admin.create(platform.clientConfiguration())) {
      admin
          .createTopics(
              List.of(
                  new NewTopic("odd.biomed.triplets.v1", 2, (short) 1)
                      .configs(Map.of("delete.retention.ms", "86400000"))))
          .all()
          .get();
    }
    String subject = "odd.biomed.triplets.v1-value";
    platform.registry().schemas().setCompatibility(subject, CompatibilityLevel.NONE);
    CommandRun created = topics("create", "odd.", "--partitions", "3");
    assertThat(created.exitCode()).isEqualTo(1);
    assertThat(created.out().lines())
        .contains(
            "topic odd.biomed.triplets.v1: cleanup.policy set to compact",
            "topic odd.biomed.triplets.v1: delete.retention.ms set to 2592000000",
            "subject " + subject + ": compatibility set to FULL_TRANSITIVE",
            "topic odd.biomed.triplets.v1: 2 partitions, not 3");
    String partitions =
        "topic odd.biomed.triplets.v1: 2 partitions, not 3 as odd.pubmed.citations.v1";
    assertThat(topics("check", "odd.").out().lines()).containsExactly(partitions);
    alter("odd.biomed.triplets.v1", "delete.retention.ms", "1000");
    platform.registry().schemas().setCompatibility(subject, CompatibilityLevel.FORWARD);
    CommandRun checked = topics("check", "odd.");
    assertThat(checked.exitCode()).isEqualTo(1);
    assertThat(checked.out().lines())
        .containsExactly(
            "topic odd.biomed.triplets.v1: delete.retention.ms is 1000, not 2592000000",
            partitions,
            "subject " + subject + ": compatibility is FORWARD, not FULL_TRANSITIVE");
    alter("odd.biomed.triplets.v1", "delete.retention.ms", "9000000000");
    platform.registry().schemas().setCompatibility(subject, CompatibilityLevel.FULL_TRANSITIVE);
    assertThat(topics("check", "odd.").out().lines()).containsExactly(partitions);
  }

  @Test
  void aForeignSchemaUnderASubjectIsAFailureThatNamesIt() {
    platform
        .registry()
        .schemas()
        .register("foreign.biomed.dlq.v1-value", SchemaDefinition.avro("\"int\""), false);
    CommandRun run = topics("create", "foreign.");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("litmill: schema registry: subject foreign.biomed.dlq.v1-value: ")
        .contains("code 409")
        .doesNotContain("\tat ");
  }

  @Test
  void settingsComeFromAFileToo() throws IOException {
    Path file = folder.resolve("settings.properties");
    Files.writeString(
        file,
        """
        litmill.kafka.bootstrap.servers=%s
        litmill.kafka.schema.registry.url=%s
        litmill.topics.prefix=file.
        """
            .formatted(platform.broker().bootstrapServers(), platform.registry().url()));
    CommandRun run = CommandRun.of("topics", "check", "--config", file.toString());
    assertThat(run.out()).as(run.err()).contains("topic file.biomed.dlq.v1: missing");
  }

  @Test
  void aBrokerOrRegistryThatIsNotThereIsNamed() {
    CommandRun noBroker =
        CommandRun.of(
            "topics",
            "check",
            "--bootstrap",
            "127.0.0.1:9",
            "--registry",
            platform.registry().url(),
            "-P",
            "kafka.default.api.timeout.ms=1500",
            "-P",
            "kafka.request.timeout.ms=1000");
    assertThat(noBroker.exitCode()).isEqualTo(1);
    assertThat(noBroker.err()).startsWith("litmill: no Kafka broker answers at 127.0.0.1:9: ");
    CommandRun silent =
        CommandRun.of(
            "topics",
            "check",
            "--bootstrap",
            platform.broker().bootstrapServers(),
            "--registry",
            "http://127.0.0.1:9",
            "-P",
            "kafka.schema.registry.max.retries=0");
    assertThat(silent.exitCode()).isEqualTo(1);
    assertThat(silent.err()).contains("http://127.0.0.1:9/subjects/").doesNotContain("\tat ");
  }

  @Test
  void aMisspeltRegistryKeyIsNamed() {
    CommandRun run = topics("check", "x.", "-P", "kafka.schema.registry.ssl.truststore.file=x");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("unknown key schema.registry.ssl.truststore.file: did you mean schema.registry.");
  }

  private static void alter(String topic, String key, String value) throws Exception {
    try (Admin admin = Admin.create(platform.clientConfiguration())) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topic),
                  List.of(
                      new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  private static Map<String, String> configuration(String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Map<String, String> values = new HashMap<>();
    try (Admin admin = Admin.create(platform.clientConfiguration())) {
      admin
          .describeConfigs(List.of(resource))
          .all()
          .get()
          .get(resource)
          .entries()
          .forEach(entry -> values.put(entry.name(), entry.value()));
    }
    return values;
  }
}
