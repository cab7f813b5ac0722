package io.litmill.topology;

import static io.litmill.topology.Citations.citation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.inference.DeviceFailure;
import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.Citation;
import io.litmill.schemas.DeadLetter;
import io.litmill.topics.TopicCatalogue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Citation citation) {
    return new PlainAvroSerde<>(Citation.class).serializer().serialize("", citation);
  }

  @Test
  void aPoisonCitationGoesToTheDeadLettersAlone() {
    try (MillDriver mill = new MillDriver()) {
      mill.send(citation("1", 1, "a affects b"));
      mill.send(citation("2", 2, "POISON"));
      mill.send(citation("3", 3, "c affects d"), citation("4", 4, "e affects f"));
      assertThat(mill.annotations.readValuesToList())
          .extracting(AnnotatedCitation::getPmid)
          .containsExactly("1", "3", "4");
      assertThat(mill.triplets.readRecordsToList()).hasSize(3);
      DeadLetter letter = mill.deadLetters.readValue();
      assertThat(mill.deadLetters.isEmpty()).isTrue();
      assertThat(letter.getStage()).isEqualTo("relations");
      assertThat(letter.getReason()).isEqualTo("model_failed");
      assertThat(letter.getModelBundleId()).isEqualTo(StatementAnnotator.RELATIONS);
      assertThat(letter.getException()).isEqualTo(ArithmeticException.class.getName());
      assertThat(letter.getStackTrace()).contains("not a number");
      assertThat(letter.getTopic()).isEqualTo("pubmed.citations.v1");
      assertThat(letter.getOffset()).isEqualTo(1);
      assertThat(letter.getKey()).isEqualTo(ByteBuffer.wrap(utf8("2")));
      assertThat(letter.getValue()).isEqualTo(ByteBuffer.wrap(bytes(citation("2", 2, "POISON"))));
      assertThat(mill.heard.count("dead letter relations model_failed")).isEqualTo(1);
    }
  }

  @Test
  void aRevisionThatFailsLeavesNoFactsOfTheOneBefore() {
    try (MillDriver mill = new MillDriver()) {
      mill.mine(citation("1", 1, "a affects b"));
      mill.skipOutputs();
      mill.mine(citation("1", 2, "a affects b POISON"));
      assertThat(mill.triplets.readRecord().value()).isNull();
      assertThat(mill.retractions.readValue().getReason()).isEqualTo("revised");
      mill.mine(citation("1", 2, "a affects b POISON"));
      assertThat(mill.deadLetters.readValuesToList()).hasSize(2);
      mill.mine(citation("1", 3, "a affects b"));
      assertThat(mill.triplets.readValue().getObjectName()).isEqualTo("b");
    }
  }

  @Test
  void bytesThatAreNoCitationAreKeptAsTheyWere() {
    try (MillDriver mill = new MillDriver()) {
      mill.mine(citation("7", 1, "a affects b"));
      mill.skipOutputs();
      RecordHeaders headers = new RecordHeaders();
      headers.add("origin", utf8("here"));
      mill.sendRaw(utf8("7"), new byte[] {1, 2, 3}, headers);
      TestRecord<byte[], DeadLetter> record = mill.deadLetters.readRecord();
      DeadLetter letter = record.value();
      assertThat(record.key()).isEqualTo(utf8("7"));
      assertThat(letter.getStage()).isEqualTo("deserialise");
      assertThat(letter.getReason()).isEqualTo("undecodable");
      assertThat(letter.getMessage()).contains("PMID 7");
      assertThat(letter.getPartition()).isZero();
      assertThat(letter.getOffset()).isEqualTo(1);
      assertThat(letter.getRecordTimestamp()).isEqualTo(MillDriver.START);
      assertThat(letter.getValue()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
      assertThat(letter.getHeaders())
          .containsExactly(Map.entry("origin", ByteBuffer.wrap(utf8("here"))));
      assertThat(mill.triplets.isEmpty()).isTrue();
    }
  }

  @Test
  void aKeyThatIsNotTheCitationsPmidIsRefused() {
    try (MillDriver mill = new MillDriver()) {
      byte[] value = bytes(citation("2", 1, "text"));
      mill.sendRaw(utf8("1"), value, new RecordHeaders());
      mill.sendRaw(null, value, new RecordHeaders());
      mill.sendRaw(new byte[0], value, new RecordHeaders());
      assertThat(mill.deadLetters.readValuesToList())
          .extracting(DeadLetter::getReason)
          .containsExactly("key_mismatch", "missing_key", "missing_key");
    }
  }

  @Test
  void aTombstoneWithASenselessHeaderIsADeadLetter() {
    try (MillDriver mill = new MillDriver()) {
      mill.mine(citation("1", 1, "a affects b"));
      mill.skipOutputs();
      mill.delete("1", new RecordHeaders().add("source_order", utf8("soon")));
      mill.delete("1", new RecordHeaders().add("reason", utf8("boredom")));
      assertThat(mill.deadLetters.readValuesToList())
          .extracting(DeadLetter::getReason)
          .containsExactly("undecodable", "undecodable");
      assertThat(mill.triplets.isEmpty()).isTrue();
    }
  }

  @Test
  void anAbsurdlyLongCitationGoesToTheDeadLettersAlone() {
    int largest = 1 << 20;
    try (MillDriver mill =
        new MillDriver(
            PlainTopics.catalogue(largest), new StatementAnnotator(), MillDriver.settings())) {
      mill.mine(citation("1", 1, "x".repeat(largest)), citation("2", 2, "a affects b"));
      DeadLetter letter = mill.deadLetters.readValue();
      assertThat(letter.getReason()).isEqualTo("too_large");
      assertThat(letter.getValue()).isNull();
      assertThat(mill.triplets.readValue().getPmid()).isEqualTo("2");
    }
  }

  @Test
  void anAnnotationThatNoMessageCanHoldIsADeadLetter() {
    int largest = 1 << 20;
    String long500 = "a".repeat(500) + " affects " + "b".repeat(500) + " ";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      text.append("n").append(i).append(long500);
    }
    try (MillDriver mill =
        new MillDriver(
            PlainTopics.catalogue(largest), new StatementAnnotator(), MillDriver.settings())) {
      mill.mine(citation("1", 1, text.toString()), citation("2", 2, "a affects b"));
      mill.pass(MillDriver.WAIT);
      DeadLetter letter = mill.deadLetters.readValue();
      assertThat(letter.getStage()).isEqualTo("serialise");
      assertThat(letter.getReason()).isEqualTo("too_large");
      assertThat(letter.getValue()).isNotNull();
      assertThat(mill.annotations.readValue().getPmid()).isEqualTo("2");
      assertThat(mill.triplets.readRecordsToList()).hasSize(1);
    }
  }

  @Test
  void aBrokenDeviceStopsTheStream() {
    try (MillDriver mill = new MillDriver()) {
      mill.send(citation("1", 1, "a affects b"), citation("2", 2, "BROKEN"), citation("3", 3, ""));
      assertThatThrownBy(() -> mill.send(citation("4", 4, "c affects d")))
          .hasRootCauseInstanceOf(IllegalStateException.class)
          .hasStackTraceContaining(DeviceFailure.class.getName());
      assertThat(mill.annotations.isEmpty()).isTrue();
      assertThat(mill.deadLetters.isEmpty()).isTrue();
    }
  }

  /** A registry that does not answer is no fault of the record. */
  @Test
  void whatIsNoFaultOfTheBytesStopsTheStream() {
    Serde<Citation> plain = new PlainAvroSerde<>(Citation.class);
    Deserializer<Citation> unable =
        (topic, bytes) -> {
          throw new KafkaException("the registry does not answer");
        };
    TopicCatalogue topics = PlainTopics.withCitations(Serdes.serdeFrom(plain.serializer(), unable));
    try (MillDriver mill =
        new MillDriver(topics, new StatementAnnotator(), MillDriver.settings())) {
      assertThatThrownBy(() -> mill.send(citation("1", 1, "a affects b")))
          .hasStackTraceContaining("the registry does not answer");
      assertThat(mill.deadLetters.isEmpty()).isTrue();
    }
  }

  @Test
  void aNoticeThatIsNoneIsADeadLetter() {
    try (MillDriver mill = new MillDriver()) {
      mill.sendNotice(utf8("1"), utf8("{}"));
      mill.sendNotice(utf8("1"), null);
      mill.sendNotice(null, utf8("{}"));
      assertThat(mill.deadLetters.readValuesToList())
          .extracting(DeadLetter::getTopic)
          .isEqualTo(List.of(mill.noticesTopic(), mill.noticesTopic(), mill.noticesTopic()));
    }
  }
}
