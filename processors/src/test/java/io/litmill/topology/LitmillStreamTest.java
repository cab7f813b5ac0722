package io.litmill.topology;

import static io.litmill.topology.Citations.citation;
import static io.litmill.topology.Citations.withCorrection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.inference.DeviceFailure;
import io.litmill.schemas.Citation;
import io.litmill.schemas.DeadLetter;
import io.litmill.topology.StreamPlatform.Deployment;
import io.litmill.topology.StreamPlatform.Sent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LitmillStreamTest {
  private static final long SEED = 20_260_101;

  @TempDir static Path folder;
  private static StreamPlatform platform;

  @BeforeAll
  static void start() throws IOException {
    platform = new StreamPlatform(folder);
  }

  @AfterAll
  static void stop() throws IOException {
    platform.close();
  }

  private static LitmillStream stream(Deployment deployment, String instance, String... settings) {
    LitmillStream stream =
        new LitmillStream(
            deployment.settings(folder.resolve(deployment.name() + "-" + instance), settings),
            new StatementAnnotator(),
            deployment.topics(),
            StreamListener.NONE);
    stream.start();
    return stream;
  }

  @Test
  void aSecondInstanceTakesOverAndAStopLosesNothing() throws Exception {
    Deployment deployment = platform.deployment("takeover", 4);
    Workload workload = new Workload(400, SEED);
    int half = workload.records().size() / 2;
    try (LitmillStream second = stream(deployment, "b")) {
      try (LitmillStream first = stream(deployment, "a")) {
        deployment.send(workload.records().subList(0, half));
        StreamPlatform.await("first results", () -> !deployment.tripletTable().triplets.isEmpty());
        deployment.send(workload.records().subList(half, workload.records().size()));
        assertThat(first.state().isRunningOrRebalancing()).isTrue();
      }
      deployment.awaitFacts(workload.expected(), "all facts, seed " + SEED);
      assertThat(second.failure()).isEmpty();
    }
    FactTable end = deployment.table();
    end.checkReasons();
    end.checkSame(workload.expected(), "seed " + SEED);
  }

  @Test
  void bytesThatAreNoCitationBecomeDeadLettersAndTheRestGoesOn() throws Exception {
    Deployment deployment = platform.deployment("undecodable", 1);
    String topic = deployment.topics().citations().name();
    byte[] unknownSchema = {0, 0, 0, 99, 99, 1, 2};
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            deployment.connection(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, new byte[] {'1'}, new byte[] {5, 6}));
      producer.send(new ProducerRecord<>(topic, new byte[] {'2'}, unknownSchema));
    }
    deployment.send(List.of(Sent.of(citation("3", 1, "a affects b"))));
    try (LitmillStream stream = stream(deployment, "a")) {
      StreamPlatform.await("the fact", () -> !deployment.tripletTable().triplets.isEmpty());
      assertThat(stream.failure()).isEmpty();
    }
    List<DeadLetter> letters = new ArrayList<>();
    deployment.read(deployment.topics().deadLetters(), record -> letters.add(record.value()));
    assertThat(letters)
        .extracting(DeadLetter::getReason)
        .containsExactly("undecodable", "undecodable");
    assertThat(letters).extracting(DeadLetter::getOffset).containsExactly(0L, 1L);
  }

  @Test
  void aNoticeReachesAnArticleInAnotherPartitionAndMinesItAgain() throws Exception {
    Deployment deployment = platform.deployment("notices", 4);
    try (LitmillStream stream =
        stream(deployment, "a", "litmill.stream.retracted-articles", "flag")) {
      deployment.send(List.of(Sent.of(citation("101", 1, "a affects b"))));
      StreamPlatform.await("the fact", () -> !deployment.tripletTable().triplets.isEmpty());
      deployment.send(
          List.of(Sent.of(withCorrection(citation("202", 2, "Notice."), "RetractionOf", "101"))));
      StreamPlatform.await(
          "the flag",
          () ->
              deployment.tripletTable().triplets.values().stream()
                  .allMatch(triplet -> triplet.getCitationStatus().equals("retracted")));
      assertThat(stream.failure()).isEmpty();
    }
  }

  @Test
  void aBrokenDeviceStopsTheInstanceAndLosesNothing() throws Exception {
    Deployment deployment = platform.deployment("broken", 1);
    List<State> states = new ArrayList<>();
    deployment.send(
        List.of(Sent.of(citation("1", 1, "a affects b")), Sent.of(citation("2", 2, "BROKEN"))));
    String[] oneBatch = {"litmill.stream.batch-records", "2", "litmill.stream.batch-wait", "1m"};
    try (LitmillStream stream = stream(deployment, "a", oneBatch)) {
      stream.onState(
          state -> {
            synchronized (states) {
              states.add(state);
            }
          });
      StreamPlatform.await("the stop", () -> stream.state() == State.ERROR);
      assertThat(stream.failure().orElseThrow())
          .hasStackTraceContaining(DeviceFailure.class.getName());
    }
    synchronized (states) {
      assertThat(states).contains(State.ERROR);
    }
    assertThat(deployment.tripletTable().triplets).isEmpty();
    deployment.send(List.of(Sent.of(citation("2", 3, "c affects d"))));
    try (LitmillStream sound = soundStream(deployment)) {
      StreamPlatform.await("both facts", () -> deployment.tripletTable().triplets.size() == 2);
      assertThat(sound.failure()).isEmpty();
    }
  }

  /** A device that has no trouble with what broke the other. */
  private static LitmillStream soundStream(Deployment deployment) {
    LitmillStream stream =
        new LitmillStream(
            deployment.settings(folder.resolve("sound")),
            new StatementAnnotator() {
              @Override
              boolean breaks(Citation citation) {
                return false;
              }
            },
            deployment.topics(),
            StreamListener.NONE);
    stream.start();
    return stream;
  }

  @Test
  void aMissingTopicIsNamedAtTheStart() {
    Deployment nowhere = new Deployment("nowhere", platform.connection());
    assertThatThrownBy(() -> stream(nowhere, "a"))
        .isInstanceOf(KafkaException.class)
        .hasMessageContaining("no topic nowhere.pubmed.citations.v1")
        .hasMessageContaining("litmill topics create");
  }

  @Test
  void noticesWithOtherPartitionsThanTheCitationsAreNamedAtTheStart() throws Exception {
    Deployment deployment = platform.deployment("uneven", 2);
    String notices = deployment.settings(folder).noticesTopic();
    try (Admin admin = Admin.create(deployment.connection())) {
      admin.createTopics(List.of(new NewTopic(notices, 3, (short) 1))).all().get();
    }
    assertThatThrownBy(() -> stream(deployment, "a"))
        .isInstanceOf(KafkaException.class)
        .hasMessage(
            "topic %s has 2 partitions and %s 3: give both the same number",
            deployment.topics().citations().name(), notices);
  }

  @Test
  void kafkasMetricsAreThere() throws Exception {
    Deployment deployment = platform.deployment("metrics", 1);
    try (LitmillStream stream = stream(deployment, "a")) {
      assertThat(stream.metrics()).isNotEmpty();
    }
  }
}
