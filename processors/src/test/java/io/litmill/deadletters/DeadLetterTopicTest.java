package io.litmill.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.deadletters.DeadLetterTopic.Redriven;
import io.litmill.embedded.EmbeddedPlatform;
import io.litmill.registry.SchemaRegistry;
import io.litmill.scan.TopicScan;
import io.litmill.schemas.DeadLetter;
import io.litmill.topics.Topic;
import io.litmill.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterTopicTest {
  private static final Instant FAILED = Instant.parse("2026-05-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(FAILED.plusSeconds(60), ZoneOffset.UTC);

  @TempDir static Path folder;
  private static EmbeddedPlatform platform;

  @BeforeAll
  static void start() throws IOException {
    platform = EmbeddedPlatform.start(folder, 0, 0);
  }

  @AfterAll
  static void stop() throws IOException {
    platform.close();
  }

  private static TopicCatalogue topics(String prefix) throws Exception {
    TopicCatalogue topics =
        TopicCatalogue.of(prefix, SchemaRegistry.connect(platform.clientConfiguration()), Map.of());
    List<NewTopic> made = new ArrayList<>();
    for (Topic<?, ?> topic : topics.all()) {
      made.add(new NewTopic(topic.name(), Optional.of(2), Optional.empty()));
    }
    try (Admin admin = Admin.create(new HashMap<>(platform.clientConfiguration()))) {
      admin.createTopics(made).all().get();
    }
    return topics;
  }

  private static DeadLetterTopic deadLetters(TopicCatalogue topics) {
    return new DeadLetterTopic(platform.clientConfiguration(), topics.deadLetters(), CLOCK);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static DeadLetter.Builder letter(TopicCatalogue topics, String pmid) {
    return DeadLetter.newBuilder()
        .setStage("relations")
        .setReason("model_failed")
        .setMessage("it failed")
        .setTopic(topics.citations().name())
        .setPartition(1)
        .setOffset(17L)
        .setKey(bytes(pmid))
        .setValue(bytes("value of " + pmid))
        .setHeaders(Map.of("origin", bytes("here")))
        .setFailedAt(FAILED);
  }

  private static void send(TopicCatalogue topics, DeadLetter... letters) {
    Topic<byte[], DeadLetter> topic = topics.deadLetters();
    try (KafkaProducer<byte[], DeadLetter> producer =
        new KafkaProducer<>(
            platform.clientConfiguration(), topic.key().serializer(), topic.value().serializer())) {
      for (DeadLetter letter : letters) {
        byte[] key = letter.getKey() == null ? null : letter.getKey().array();
        producer.send(new ProducerRecord<>(topic.name(), 0, key, letter));
      }
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> citations(TopicCatalogue topics) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    new TopicScan(platform.clientConfiguration()).read(topics.citations().name(), records::add);
    return records;
  }

  private static List<StoredLetter> list(TopicCatalogue topics, LetterFilter filter) {
    List<StoredLetter> letters = new ArrayList<>();
    deadLetters(topics).list(filter, letters::add);
    return letters;
  }

  @Test
  void aRecordIsSentAgainAsItWasAndOnce() throws Exception {
    TopicCatalogue topics = topics("once.");
    send(topics, letter(topics, "1").build(), letter(topics, "2").build());
    assertThat(deadLetters(topics).redrive(LetterFilter.ALL, letter -> {}))
        .isEqualTo(new Redriven(2, 0, 0));
    assertThat(deadLetters(topics).redrive(LetterFilter.ALL, letter -> {}))
        .isEqualTo(new Redriven(0, 2, 0));
    send(topics, letter(topics, "1").build());
    assertThat(deadLetters(topics).redrive(LetterFilter.ALL, letter -> {}))
        .isEqualTo(new Redriven(1, 2, 0));
    List<ConsumerRecord<byte[], byte[]>> sent = citations(topics);
    assertThat(sent)
        .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
        .containsExactlyInAnyOrder("1", "1", "2");
    ConsumerRecord<byte[], byte[]> record = sent.get(0);
    assertThat(record.value())
        .isEqualTo(
            ("value of " + new String(record.key(), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
    assertThat(record.headers().lastHeader("origin").value()).isEqualTo(bytes("here").array());
    assertThat(list(topics, LetterFilter.ALL))
        .extracting(StoredLetter::redriven)
        .containsOnly(true);
  }

  @Test
  void onlyWhatTheFilterTakesIsListedAndSent() throws Exception {
    TopicCatalogue topics = topics("filter.");
    send(
        topics,
        letter(topics, "1").build(),
        letter(topics, "2").setStage("deserialise").setReason("undecodable").build(),
        letter(topics, "3").setFailedAt(FAILED.minusMillis(1)).build());
    LetterFilter stage =
        new LetterFilter(Optional.of("deserialise"), Optional.empty(), Optional.empty());
    assertThat(list(topics, stage)).extracting(StoredLetter::pmid).containsExactly("2");
    LetterFilter reason =
        new LetterFilter(Optional.empty(), Optional.of("model_failed"), Optional.empty());
    assertThat(list(topics, reason)).extracting(StoredLetter::pmid).containsExactly("1", "3");
    LetterFilter since = new LetterFilter(Optional.empty(), Optional.empty(), Optional.of(FAILED));
    assertThat(list(topics, since)).extracting(StoredLetter::pmid).containsExactly("1", "2");
    assertThat(deadLetters(topics).redrive(stage, letter -> {})).isEqualTo(new Redriven(1, 0, 0));
    assertThat(list(topics, LetterFilter.ALL))
        .extracting(StoredLetter::redriven)
        .containsExactly(false, true, false);
  }

  /** Sending it without its value would delete the article. */
  @Test
  void whatIsNotWholeIsNotSent() throws Exception {
    TopicCatalogue topics = topics("broken.");
    send(
        topics,
        letter(topics, "1").setReason("too_large").setValue(null).build(),
        letter(topics, "2").setTopic(null).setSourceFile("a.xml, record 7").build());
    List<StoredLetter> heard = new ArrayList<>();
    assertThat(deadLetters(topics).redrive(LetterFilter.ALL, heard::add))
        .isEqualTo(new Redriven(0, 0, 2));
    assertThat(heard.get(0).obstacle().orElseThrow()).contains("partition 1 offset 17");
    assertThat(heard.get(1).obstacle().orElseThrow()).contains("a.xml, record 7");
    assertThat(citations(topics)).isEmpty();
  }

  @Test
  void moreThanATransactionHoldsIsSentToo() throws Exception {
    TopicCatalogue topics = topics("many.");
    DeadLetter[] letters = new DeadLetter[250];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = letter(topics, Integer.toString(i)).build();
    }
    send(topics, letters);
    assertThat(deadLetters(topics).redrive(LetterFilter.ALL, letter -> {}).sent()).isEqualTo(250);
    assertThat(citations(topics)).hasSize(250);
  }

  @Test
  void aRecordWithoutKeyIsSentWithoutOne() throws Exception {
    TopicCatalogue topics = topics("keyless.");
    send(topics, letter(topics, "1").setKey(null).build());
    assertThat(deadLetters(topics).redrive(LetterFilter.ALL, letter -> {}).sent()).isEqualTo(1);
    assertThat(citations(topics).get(0).key()).isNull();
  }
}
