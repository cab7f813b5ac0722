package io.litmill.topology;

import static io.litmill.topology.Citations.citation;
import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.schemas.Citation;
import io.litmill.schemas.Retraction;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class RevisionsTest {
  @Test
  void onlyDifferencesAreSent() {
    try (MillDriver mill = new MillDriver()) {
      mill.mine(citation("1", 1, "a affects b. c affects d. #x"));
      assertThat(mill.triplets.readRecordsToList()).hasSize(2);
      assertThat(mill.labels.readValue().getLabels()).hasSize(1);

      mill.mine(citation("1", 2, "a affects b. e causes d. #x"));
      List<TestRecord<TripletKey, Triplet>> sent = mill.triplets.readRecordsToList();
      assertThat(sent).hasSize(2);
      assertThat(sent.get(0).key().getSubjectId()).isEqualTo("litmill:Chemical:c");
      assertThat(sent.get(0).value()).isNull();
      assertThat(sent.get(1).value().getSubjectName()).isEqualTo("e");
      assertThat(mill.labels.isEmpty()).isTrue();
      Retraction retraction = mill.retractions.readValue();
      assertThat(retraction.getReason()).isEqualTo("revised");
      assertThat(retraction.getKind()).isEqualTo("triplet");
      assertThat(retraction.getTriplet()).isEqualTo(sent.get(0).key());
      assertThat(retraction.getSourceFile()).isEqualTo("file2.xml");
      assertThat(retraction.getModelBundleIds())
          .containsExactly(StatementAnnotator.ENTITIES, StatementAnnotator.RELATIONS);
      assertThat(mill.retractions.isEmpty()).isTrue();
      assertThat(mill.annotations.readRecordsToList()).hasSize(2);
      assertThat(mill.heard.count("triplet added")).isEqualTo(3);
      assertThat(mill.heard.count("triplet withdrawn")).isEqualTo(1);
    }
  }

  @Test
  void aFactWhoseEvidenceMovedIsSentAgain() {
    try (MillDriver mill = new MillDriver()) {
      mill.mine(citation("1", 1, "a affects b. #x"));
      mill.skipOutputs();
      mill.mine(citation("1", 2, "So a affects b. #y"));
      TestRecord<TripletKey, Triplet> changed = mill.triplets.readRecord();
      assertThat(changed.value().getEvidence().get(0).getSubjectStart()).isEqualTo(3);
      assertThat(mill.triplets.isEmpty()).isTrue();
      assertThat(mill.labels.readValue().getLabels().get(0).getLabel()).isEqualTo("y");
      assertThat(mill.retractions.isEmpty()).isTrue();
      assertThat(mill.heard.count("triplet changed")).isEqualTo(1);
      assertThat(mill.heard.count("labels changed")).isEqualTo(1);
    }
  }

  @Test
  void theSameTextAgainIsNotMined() {
    try (MillDriver mill = new MillDriver()) {
      mill.mine(citation("1", 1, "a affects b. #x"));
      mill.skipOutputs();
      Citation revised =
          Citation.newBuilder(citation("1", 2, "a affects b. #x"))
              .setPmidVersion(2)
              .setMeshHeadings(List.of())
              .setDateRevised("2026-01-02")
              .build();
      mill.mine(revised, revised);
      assertThat(mill.annotator.citations()).isEqualTo(1);
      assertThat(mill.heard.count("unchanged")).isEqualTo(2);
      assertThat(mill.annotations.isEmpty()).isTrue();
      assertThat(mill.triplets.isEmpty()).isTrue();
      assertThat(mill.labels.isEmpty()).isTrue();
    }
  }

  @Test
  void anotherYearIsAChangeOfTheFacts() {
    try (MillDriver mill = new MillDriver()) {
      Citation first = citation("1", 1, "a affects b");
      mill.mine(first);
      mill.skipOutputs();
      mill.mine(Citation.newBuilder(first).setSourceOrder(2L).setPublicationYear(2021).build());
      assertThat(mill.triplets.readValue().getSupportingDocumentYear()).isEqualTo(2021);
    }
  }

  @Test
  void whatComesLateChangesNothing() {
    try (MillDriver mill = new MillDriver()) {
      mill.mine(citation("1", 5, "a affects b"));
      mill.skipOutputs();
      mill.mine(citation("1", 4, "a affects c"));
      mill.delete("1", 3);
      assertThat(mill.annotator.citations()).isEqualTo(1);
      assertThat(mill.triplets.isEmpty()).isTrue();
      assertThat(mill.retractions.isEmpty()).isTrue();
      assertThat(mill.heard.count("late")).isEqualTo(2);
    }
  }

  @Test
  void aDeletionWithdrawsAllFacts() {
    try (MillDriver mill = new MillDriver()) {
      mill.mine(citation("1", 1, "a affects b. c affects d. #x"));
      List<TripletKey> keys =
          mill.triplets.readRecordsToList().stream().map(TestRecord::key).toList();
      mill.skipOutputs();
      mill.delete("1", 2);
      List<TestRecord<TripletKey, Triplet>> tombstones = mill.triplets.readRecordsToList();
      assertThat(tombstones).extracting(TestRecord::key).containsExactlyElementsOf(keys);
      assertThat(tombstones).extracting(TestRecord::value).containsOnlyNulls();
      assertThat(mill.labels.readRecord().value()).isNull();
      assertThat(mill.annotations.readRecord().value()).isNull();
      List<Retraction> events = mill.retractions.readValuesToList();
      assertThat(events).hasSize(3);
      assertThat(events).extracting(Retraction::getReason).containsOnly("deleted");
      assertThat(events).extracting(Retraction::getSourceFile).containsOnly("file2.xml");
      assertThat(events)
          .extracting(Retraction::getKind)
          .containsExactly("triplet", "triplet", "labels");
    }
  }

  @Test
  void aDeletedArticleComesBackWithANewerRevisionOnly() {
    try (MillDriver mill = new MillDriver()) {
      mill.mine(citation("1", 1, "a affects b"));
      mill.delete("1", 3);
      mill.skipOutputs();
      mill.mine(citation("1", 2, "a affects c"));
      assertThat(mill.triplets.isEmpty()).isTrue();
      mill.mine(citation("1", 4, "a affects b"));
      assertThat(mill.triplets.readValue().getObjectName()).isEqualTo("b");
    }
  }

  @Test
  void aTombstoneWithoutAnOrderCountsByItsPlaceInTheTopic() {
    try (MillDriver mill = new MillDriver()) {
      mill.mine(citation("1", 5, "a affects b"));
      mill.skipOutputs();
      mill.delete("1", new RecordHeaders());
      assertThat(mill.triplets.readRecord().value()).isNull();
      mill.mine(citation("1", 5, "a affects b"));
      assertThat(mill.triplets.readValue().getObjectName()).isEqualTo("b");
    }
  }

  @Test
  void anArticleThatVanishedFromTheBaselineIsWithdrawnForThatReason() {
    try (MillDriver mill = new MillDriver()) {
      mill.mine(citation("1", 5, "a affects b"));
      mill.delete(
          "1",
          new RecordHeaders()
              .add("reason", "vanished_from_baseline".getBytes(StandardCharsets.UTF_8)));
      assertThat(mill.retractions.readValuesToList())
          .extracting(Retraction::getReason)
          .containsOnly("vanished_from_baseline");
    }
  }

  @Test
  void aTombstoneOfAnUnknownArticleSaysNothing() {
    try (MillDriver mill = new MillDriver()) {
      mill.delete("1", 5);
      assertThat(mill.triplets.isEmpty()).isTrue();
      assertThat(mill.annotations.isEmpty()).isTrue();
      assertThat(mill.labels.isEmpty()).isTrue();
      assertThat(mill.deadLetters.isEmpty()).isTrue();
      mill.mine(citation("1", 4, "a affects b"));
      assertThat(mill.heard.count("late")).isEqualTo(1);
    }
  }

  @Test
  void withdrawalsAreTombstonesOrEventsAsSet() {
    try (MillDriver mill = new MillDriver("litmill.stream.withdrawals", "event")) {
      mill.mine(citation("1", 1, "a affects b. #x"));
      mill.skipOutputs();
      mill.delete("1", 2);
      assertThat(mill.triplets.isEmpty()).isTrue();
      assertThat(mill.labels.isEmpty()).isTrue();
      assertThat(mill.retractions.readValuesToList()).hasSize(2);
    }
    try (MillDriver mill = new MillDriver("litmill.stream.withdrawals", "tombstone")) {
      mill.mine(citation("1", 1, "a affects b. #x"));
      mill.skipOutputs();
      mill.delete("1", 2);
      assertThat(mill.triplets.readRecord().value()).isNull();
      assertThat(mill.labels.readRecord().value()).isNull();
      assertThat(mill.retractions.isEmpty()).isTrue();
    }
  }
}
