package io.litmill.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.ledger.FactChange.Asserted;
import io.litmill.ledger.FactChange.Withdrawn;
import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.Citation;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final String SETTINGS = "{\"overlap\":\"nest\"}";
  private static final Pipeline OLD = new Pipeline(List.of("ner@1", "rel@1"), "mesh@1", SETTINGS);
  private static final Pipeline NEW = new Pipeline(List.of("ner@1", "rel@2"), "mesh@1", SETTINGS);

  private final Ledger old = ledger(OLD);
  private final Ledger now = ledger(NEW);

  private static Ledger ledger(Pipeline pipeline) {
    return new Ledger(
        LedgerPolicy.DEFAULT,
        pipeline,
        LedgerTest::key,
        digest -> digest == OLD.digest() ? Optional.of(OLD) : Optional.empty());
  }

  private static Revision.Update update(long order, String text) {
    return new Revision.Update(
        Citation.newBuilder()
            .setPmid("1")
            .setPmidVersion(1)
            .setStatus("MEDLINE")
            .setText(text)
            .setSourceFile("a.xml")
            .setSourceOrder(order)
            .build(),
        order);
  }

  private static TripletKey key(Triplet triplet) {
    return TripletKey.newBuilder()
        .setTripletId("00")
        .setPmid(triplet.getPmid())
        .setSubjectId(triplet.getSubject())
        .setPredicate(triplet.getPredicate())
        .setObjectId(triplet.getObject())
        .build();
  }

  private LedgerEntry minedBefore(String... objects) {
    return old.mined(LedgerEntry.UNSEEN, update(1, "text"), Found.by("rel@1", objects)).next();
  }

  @Test
  void anotherPipelineMinesTheSameTextAgain() {
    LedgerEntry entry = minedBefore("A:1");
    assertThat(old.decide(entry, update(2, "text"))).isInstanceOf(Decision.Unchanged.class);
    assertThat(now.decide(entry, update(2, "text"))).isInstanceOf(Decision.Mine.class);
  }

  @Test
  void whatOnlyTheOldModelFoundIsWithdrawnForThatReason() {
    Changes changes =
        now.mined(minedBefore("A:1", "A:2"), update(2, "text"), Found.by("rel@2", "A:1"));
    assertThat(changes.triplets()).hasSize(2);
    Withdrawn<?, ?> gone = withdrawn(changes.triplets().get(0));
    assertThat(gone.reason()).isEqualTo(Reason.SUPERSEDED_MODEL);
    assertThat(gone.bundleIds()).containsExactly("ner@1", "rel@1");
    Asserted<?, ?> said = (Asserted<?, ?>) changes.triplets().get(1);
    assertThat(said.operation()).isEqualTo(FactChange.Operation.CHANGED);
  }

  private static Withdrawn<?, ?> withdrawn(FactChange<?, ?> change) {
    assertThat(change).isInstanceOf(Withdrawn.class);
    return (Withdrawn<?, ?>) change;
  }

  @Test
  void anotherTextIsTheReasonEvenIfTheModelChangedToo() {
    Changes changes = now.mined(minedBefore("A:1"), update(2, "other text"), Found.by("rel@2"));
    assertThat(changes.triplets()).hasSize(1);
    assertThat(withdrawn(changes.triplets().get(0)).reason()).isEqualTo(Reason.REVISED);
  }

  @Test
  void aPipelineThatNobodyKnowsAnyMoreLeavesTheBundlesOut() {
    Pipeline third = new Pipeline(List.of("ner@9"), "mesh@1", SETTINGS);
    Ledger other =
        new Ledger(LedgerPolicy.DEFAULT, third, LedgerTest::key, digest -> Optional.empty());
    Changes changes = other.mined(minedBefore("A:1"), update(2, "text"), Found.by("x"));
    assertThat(withdrawn(changes.triplets().get(0)).bundleIds()).isEmpty();
  }

  @Test
  void labelsThatNoModelGivesAnyMoreAreWithdrawn() {
    DocumentLabels labels =
        DocumentLabels.newBuilder()
            .setPmid("1")
            .setPmidVersion(1)
            .setCitationStatus("active")
            .setModelBundleId("rel@1")
            .setContentHash("")
            .setSourceFile("")
            .setExtractedAt(Instant.now())
            .build();
    AnnotatedCitation labelled =
        AnnotatedCitation.newBuilder(Found.by("rel@1")).setLabels(labels).build();
    LedgerEntry entry = old.mined(LedgerEntry.UNSEEN, update(1, "text"), labelled).next();
    Changes changes = now.mined(entry, update(2, "text"), Found.by("rel@2"));
    assertThat(changes.labels())
        .hasValueSatisfying(
            change ->
                assertThat(change)
                    .isEqualTo(new Withdrawn<>("1", Reason.SUPERSEDED_MODEL, List.of("rel@1"))));
  }

  @Test
  void theSameRevisionAgainIsNotLate() {
    LedgerEntry entry = minedBefore();
    assertThat(old.decide(entry, update(1, "text"))).isInstanceOf(Decision.Unchanged.class);
    assertThat(old.decide(entry, update(0, "text"))).isInstanceOf(Decision.Late.class);
  }

  @Test
  void theSameNoticeAgainSaysNothingNew() {
    Notice retracted = new Notice("1", "9", CitationStatus.RETRACTED, "n.xml");
    LedgerEntry entry = old.hear(minedBefore("A:1"), retracted).orElseThrow().changes().next();
    assertThat(old.hear(entry, retracted)).isEmpty();
    Notice back = new Notice("1", "9", CitationStatus.ACTIVE, "n.xml");
    assertThat(old.hear(entry, back).orElseThrow().mineAgain()).isTrue();
    assertThat(old.hear(minedBefore("A:1"), back)).isEmpty();
  }

  @Test
  void oneOfTwoNoticesTakenBackLeavesTheOther() {
    LedgerEntry entry = minedBefore("A:1");
    for (String from : List.of("8", "9")) {
      Notice notice = new Notice("1", from, CitationStatus.RETRACTED, "n.xml");
      entry = old.hear(entry, notice).orElseThrow().changes().next();
    }
    Notice back = new Notice("1", "8", CitationStatus.ACTIVE, "n.xml");
    Ledger.Noticed noticed = old.hear(entry, back).orElseThrow();
    assertThat(noticed.mineAgain()).isFalse();
    assertThat(noticed.changes().next().status()).isEqualTo(CitationStatus.RETRACTED);
  }

  @Test
  void aDeletionWithoutAnOrderLeavesNoEntry() {
    Revision.Deletion deletion =
        new Revision.Deletion("1", OptionalLong.empty(), Reason.DELETED, "");
    Decision decision = old.decide(minedBefore("A:1"), deletion);
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Withdrawn.class, gone -> assertThat(gone.changes().next().isBlank()).isTrue());
  }

  @Test
  void noticesAndPipelinesAreReadAsTheyWereWritten() {
    Notice notice = new Notice("1", "9", CitationStatus.EXPRESSION_OF_CONCERN, "é \"n\".xml");
    assertThat(Notice.read("1", notice.toBytes())).isEqualTo(notice);
    assertThat(Pipeline.read(OLD.toBytes())).isEqualTo(OLD);
    for (String none :
        List.of(
            "",
            "null",
            "[]",
            "{\"from\":\"9\"}",
            "{\"from\":\"9\",\"status\":\"x\",\"source_file\":\"\"}")) {
      assertThatThrownBy(() -> Notice.read("1", none.getBytes(StandardCharsets.UTF_8)))
          .as(none)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void thePipelinesDigestDependsOnBundlesDictionaryAndSettings() {
    List<String> bundles = OLD.bundleIds();
    assertThat(OLD.digest()).isNotEqualTo(NEW.digest());
    assertThat(new Pipeline(bundles, "mesh@2", SETTINGS).digest()).isNotEqualTo(OLD.digest());
    assertThat(new Pipeline(bundles, "mesh@1", "{}").digest()).isNotEqualTo(OLD.digest());
    assertThat(new Pipeline(bundles, "mesh@1", SETTINGS).digest()).isEqualTo(OLD.digest());
  }

  @Test
  void aPipelineIsReadAsItWasWrittenWithOrWithoutSettings() {
    Pipeline before = new Pipeline(OLD.bundleIds(), "mesh@1", "");
    assertThat(Pipeline.read(OLD.toBytes())).isEqualTo(OLD);
    assertThat(Pipeline.read(before.toBytes())).isEqualTo(before);
    assertThat(new String(before.toBytes(), StandardCharsets.UTF_8))
        .isEqualTo("mesh@1\nner@1\nrel@1");
  }

  @Test
  void unchangedTextUnderOtherSettingsIsMinedAgain() {
    Pipeline stricter = new Pipeline(OLD.bundleIds(), "mesh@1", "{\"overlap\":\"keep\"}");
    LedgerEntry entry =
        old.mined(LedgerEntry.UNSEEN, update(1, "text"), Found.by("rel@1", "MESH:D2")).next();
    assertThat(old.decide(entry, update(2, "text"))).isInstanceOf(Decision.Unchanged.class);
    assertThat(ledger(stricter).decide(entry, update(2, "text"))).isInstanceOf(Decision.Mine.class);
  }

  @Test
  void whatWasSupersededBeforeSettingsWereKeptStaysSo() {
    Pipeline before = new Pipeline(OLD.bundleIds(), "mesh@1", "");
    PipelineMark mark = new PipelineMark("run", NEW.digest(), Set.of(before.digest()));
    assertThat(mark.supersedes(OLD)).isTrue();
    assertThat(mark.supersedes(NEW)).isFalse();
    PipelineMark back = new PipelineMark("back", OLD.digest(), Set.of(before.digest()));
    assertThat(back.supersedes(OLD)).as("it was promoted since").isFalse();
  }
}
