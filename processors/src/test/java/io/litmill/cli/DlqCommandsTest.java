package io.litmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.litmill.embedded.EmbeddedPlatform;
import io.litmill.registry.SchemaRegistry;
import io.litmill.schemas.DeadLetter;
import io.litmill.topics.Topic;
import io.litmill.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DlqCommandsTest {
  @TempDir static Path folder;
  private static EmbeddedPlatform platform;

  @BeforeAll
  static void start() throws Exception {
    platform = EmbeddedPlatform.start(folder, 0, 0);
    Map<String, Object> client = platform.clientConfiguration();
    TopicCatalogue topics = TopicCatalogue.of("", SchemaRegistry.connect(client), Map.of());
    try (Admin admin = Admin.create(new HashMap<>(client))) {
      List<NewTopic> made =
          Stream.of(topics.citations().name(), topics.deadLetters().name())
              .map(name -> new NewTopic(name, Optional.of(1), Optional.empty()))
              .toList();
      admin.createTopics(made).all().get();
    }
    Topic<byte[], DeadLetter> topic = topics.deadLetters();
    try (KafkaProducer<byte[], DeadLetter> producer =
        new KafkaProducer<>(client, topic.key().serializer(), topic.value().serializer())) {
      producer.send(letter(topic, "7", "undecodable", "2026-01-01T00:00:00Z"));
      producer.send(letter(topic, "8", "too_large", "2026-02-01T00:00:00Z"));
    }
  }

  private static ProducerRecord<byte[], DeadLetter> letter(
      Topic<byte[], DeadLetter> topic, String pmid, String reason, String failedAt) {
    byte[] key = pmid.getBytes(StandardCharsets.UTF_8);
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setStage("deserialise")
            .setReason(reason)
            .setMessage("PMID " + pmid + " is broken\nin many ways")
            .setTopic("pubmed.citations.v1")
            .setPartition(0)
            .setOffset(3L)
            .setKey(ByteBuffer.wrap(key))
            .setValue(reason.equals("too_large") ? null : ByteBuffer.wrap(new byte[] {1, 2}))
            .setFailedAt(Instant.parse(failedAt))
            .build();
    return new ProducerRecord<>(topic.name(), key, letter);
  }

  @AfterAll
  static void stop() throws IOException {
    platform.close();
  }

  private static CommandRun dlq(String... arguments) {
    return CommandRun.of(
        Stream.concat(
                Stream.of("dlq"),
                Stream.concat(
                    Stream.of(arguments),
                    Stream.of(
                        "--bootstrap",
                        platform.broker().bootstrapServers(),
                        "--registry",
                        platform.registry().url())))
            .toArray(String[]::new));
  }

  @Test
  void lettersAreListedInLinesOrJson() throws IOException {
    CommandRun lines = dlq("list");
    assertThat(lines.exitCode()).isZero();
    assertThat(lines.out().lines()).hasSize(3);
    assertThat(lines.out()).contains("PMID 7 is broken").doesNotContain("in many ways");
    CommandRun json = dlq("list", "--json", "--reason", "undecodable");
    assertThat(json.out().lines()).hasSize(1);
    JsonNode letter = new ObjectMapper().readTree(json.out());
    assertThat(letter.get("id").asText()).isEqualTo("0-0");
    assertThat(letter.get("pmid").asText()).isEqualTo("7");
    assertThat(letter.get("value").binaryValue()).isEqualTo(new byte[] {1, 2});
  }

  @Test
  void onlyLettersSinceATimeAreListed() {
    assertThat(dlq("list", "--since", "2026-01-15T00:00:00Z").out().lines()).hasSize(2);
    CommandRun wrong = dlq("list", "--since", "yesterday");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("--since yesterday").contains("24h");
  }

  @Test
  void redriveSaysWhatItSendsAndWhatItCannot() {
    CommandRun dry = dlq("redrive", "--dry-run");
    assertThat(dry.out()).contains("PMID 7 to pubmed.citations.v1");
    assertThat(dlq("list").out()).doesNotContain("  yes ");
    CommandRun first = dlq("redrive");
    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(first.out()).contains("1 sent, 0 were sent before, 1 cannot be sent");
    assertThat(first.err()).contains("0-1 cannot be sent").contains("partition 0 offset 3");
    CommandRun second = dlq("redrive", "--reason", "undecodable");
    assertThat(second.exitCode()).isZero();
    assertThat(second.out()).contains("0 sent, 1 were sent before, 0 cannot be sent");
  }
}
