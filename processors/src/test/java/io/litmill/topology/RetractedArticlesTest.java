package io.litmill.topology;

import static io.litmill.topology.Citations.citation;
import static io.litmill.topology.Citations.withCorrection;
import static io.litmill.topology.Citations.withType;
import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.schemas.Citation;
import io.litmill.schemas.Retraction;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetractedArticlesTest {
  private static final String FLAG = "litmill.stream.retracted-articles";
  private static final String CONCERN = "litmill.stream.articles-under-concern";
  private static final Citation SOUND = citation("1", 1, "a affects b. #x");

  static Stream<Citation> retracted() {
    Citation revised = citation("1", 2, "RETRACTED: a affects b. #x");
    return Stream.of(
        withType(revised, "Retracted Publication"),
        withCorrection(revised, "RetractionIn", "9"),
        withCorrection(revised, "RetractionIn", null),
        withCorrection(revised, "RetractedandRepublishedIn", "9"));
  }

  @ParameterizedTest
  @MethodSource("retracted")
  void factsOfARetractedArticleAreWithdrawn(Citation retracted) {
    try (MillDriver mill = new MillDriver()) {
      mill.mine(SOUND);
      mill.skipOutputs();
      mill.mine(retracted);
      assertThat(mill.triplets.readRecord().value()).isNull();
      assertThat(mill.labels.readRecord().value()).isNull();
      assertThat(mill.annotations.readRecord().value()).isNull();
      assertThat(mill.retractions.readValuesToList())
          .hasSize(2)
          .extracting(Retraction::getReason)
          .containsOnly("retracted");
      assertThat(mill.annotator.citations()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("retracted")
  void factsOfARetractedArticleAreFlaggedIfSoSet(Citation retracted) {
    try (MillDriver mill = new MillDriver(FLAG, "flag")) {
      mill.mine(SOUND);
      mill.skipOutputs();
      mill.mine(retracted);
      Triplet flagged = mill.triplets.readValue();
      assertThat(flagged.getCitationStatus()).isEqualTo("retracted");
      assertThat(mill.labels.readValue().getCitationStatus()).isEqualTo("retracted");
      assertThat(mill.annotations.readValue().getTriplets().get(0)).isEqualTo(flagged);
      assertThat(mill.retractions.isEmpty()).isTrue();
    }
  }

  @Test
  void aRetractionAloneFlagsAnUnchangedText() {
    try (MillDriver mill = new MillDriver(FLAG, "flag")) {
      mill.mine(SOUND);
      mill.skipOutputs();
      mill.mine(withCorrection(citation("1", 2, SOUND.getText()), "RetractionIn", "9"));
      assertThat(mill.triplets.readValue().getCitationStatus()).isEqualTo("retracted");
    }
  }

  @Test
  void aRetractionThatIsTakenBackBringsTheFactsBack() {
    try (MillDriver mill = new MillDriver()) {
      mill.mine(withType(SOUND, "Retracted Publication"));
      assertThat(mill.triplets.isEmpty()).isTrue();
      mill.mine(citation("1", 2, SOUND.getText()));
      assertThat(mill.triplets.readValue().getCitationStatus()).isEqualTo("active");
    }
  }

  @Test
  void factsUnderConcernAreFlaggedOrWithdrawnAsSet() {
    Citation concern =
        withCorrection(citation("1", 2, SOUND.getText()), "ExpressionOfConcernIn", "9");
    try (MillDriver mill = new MillDriver()) {
      mill.mine(SOUND);
      mill.skipOutputs();
      mill.mine(concern);
      assertThat(mill.triplets.readValue().getCitationStatus()).isEqualTo("expression_of_concern");
    }
    try (MillDriver mill = new MillDriver(CONCERN, "withdraw")) {
      mill.mine(SOUND);
      mill.skipOutputs();
      mill.mine(concern);
      assertThat(mill.triplets.readRecord().value()).isNull();
      assertThat(mill.retractions.readValue().getReason()).isEqualTo("expression_of_concern");
    }
  }

  @Test
  void aNoticeRetractsTheArticleThatItNames() {
    try (MillDriver mill = new MillDriver()) {
      mill.mine(SOUND);
      mill.skipOutputs();
      mill.mine(withCorrection(citation("9", 5, "Retraction of a paper."), "RetractionOf", "1"));
      assertThat(mill.triplets.readRecord().value()).isNull();
      Retraction event = mill.retractions.readValue();
      assertThat(event.getPmid()).isEqualTo("1");
      assertThat(event.getReason()).isEqualTo("retracted");
      assertThat(event.getSourceFile()).isEqualTo("file5.xml");
      mill.mine(citation("1", 6, "a affects b again. #x"));
      assertThat(mill.triplets.isEmpty()).isTrue();
    }
  }

  @Test
  void aNoticeMayComeBeforeTheArticle() {
    try (MillDriver mill = new MillDriver()) {
      mill.mine(withCorrection(citation("9", 5, "A notice."), "RetractionOf", "1"));
      mill.mine(SOUND);
      assertThat(mill.triplets.isEmpty()).isTrue();
      assertThat(mill.annotator.citations()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RetractionOf", "RetractedandRepublishedFrom"})
  void aNoticeFlagsTheArticleThatItNamesIfSoSet(String refType) {
    try (MillDriver mill = new MillDriver(FLAG, "flag")) {
      mill.mine(SOUND);
      mill.skipOutputs();
      mill.mine(withCorrection(citation("9", 5, "A notice."), refType, "1"));
      mill.pass(MillDriver.WAIT);
      assertThat(mill.triplets.readValue().getCitationStatus()).isEqualTo("retracted");
      assertThat(mill.labels.readValuesToList())
          .extracting(labels -> labels.getPmid() + " " + labels.getCitationStatus())
          .containsExactlyInAnyOrder("1 retracted", "9 active");
    }
  }

  @Test
  void aNoticeThatIsRevisedOrDeletedTakesBackWhatItSaid() {
    try (MillDriver mill = new MillDriver()) {
      mill.mine(SOUND, citation("2", 2, "c affects d"));
      Citation notice = citation("9", 5, "A notice.");
      mill.mine(withCorrection(notice, "RetractionOf", "1"));
      mill.skipOutputs();
      mill.mine(
          withCorrection(
              Citation.newBuilder(notice).setSourceOrder(6L).build(), "RetractionOf", "2"));
      mill.pass(MillDriver.WAIT);
      List<TestRecord<TripletKey, Triplet>> sent = mill.triplets.readRecordsToList();
      assertThat(sent).hasSize(2);
      assertThat(sent)
          .anySatisfy(
              record -> {
                assertThat(record.key().getPmid()).isEqualTo("1");
                assertThat(record.value().getCitationStatus()).isEqualTo("active");
              })
          .anySatisfy(
              record -> {
                assertThat(record.key().getPmid()).isEqualTo("2");
                assertThat(record.value()).isNull();
              });
      mill.delete("9", new RecordHeaders());
      mill.pass(MillDriver.WAIT);
      assertThat(mill.triplets.readValue().getPmid()).isEqualTo("2");
    }
  }

  @Test
  void aConcernOfANoticeIsWeakerThanARetraction() {
    try (MillDriver mill = new MillDriver(FLAG, "flag")) {
      mill.mine(withType(SOUND, "Retracted Publication"));
      mill.skipOutputs();
      mill.mine(withCorrection(citation("9", 5, "A notice."), "ExpressionOfConcernFor", "1"));
      mill.pass(MillDriver.WAIT);
      assertThat(mill.triplets.isEmpty()).isTrue();
    }
  }

  @Test
  void anArticleThatNamesItselfIsNoNotice() {
    try (MillDriver mill = new MillDriver()) {
      mill.mine(withCorrection(SOUND, "RetractionOf", "1"));
      assertThat(mill.triplets.readValue().getCitationStatus()).isEqualTo("active");
    }
  }
}
