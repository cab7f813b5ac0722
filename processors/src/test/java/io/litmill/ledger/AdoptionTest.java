package io.litmill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.ledger.FactChange.Asserted;
import io.litmill.ledger.FactChange.Withdrawn;
import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.Citation;
import io.litmill.triplets.TripletKeys;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdoptionTest {
  private static final Pipeline OLD = new Pipeline(List.of("ner@1", "rel@1"), "mesh@1", "{}");
  private static final Pipeline NEW = new Pipeline(List.of("ner@1", "rel@2"), "mesh@1", "{}");

  private final Ledger live = ledger(OLD);
  private final Ledger run = ledger(NEW);
  private final Adoption adoption =
      new Adoption(LedgerPolicy.DEFAULT, NEW, TripletKeys::of, AdoptionTest::earlier);

  private static Ledger ledger(Pipeline pipeline) {
    return new Ledger(LedgerPolicy.DEFAULT, pipeline, TripletKeys::of, AdoptionTest::earlier);
  }

  private static Optional<Pipeline> earlier(long digest) {
    return digest == OLD.digest() ? Optional.of(OLD) : Optional.empty();
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
        10 * order);
  }

  private LedgerEntry liveEntry(long order, String... objects) {
    return live.mined(LedgerEntry.UNSEEN, update(order, "text"), Found.by("rel@1", objects)).next();
  }

  private LedgerEntry runEntry(long order, String... objects) {
    return run.mined(LedgerEntry.UNSEEN, update(order, "text"), Found.by("rel@2", objects)).next();
  }

  @Test
  void onlyWhatDiffersIsSaidAndWhatIsGoneIsSuperseded() {
    LedgerEntry before = liveEntry(1, "A:1", "A:2");
    LedgerEntry found = runEntry(1, "A:2", "A:3");
    Changes changes =
        adoption
            .adopt("1", before, found, Optional.of(Found.by("rel@2", "A:2", "A:3")))
            .orElseThrow();
    assertThat(changes.triplets())
        .extracting(change -> change.key().getObjectId() + operation(change))
        .containsExactly("A:1 SUPERSEDED_MODEL [ner@1, rel@1]", "A:2 CHANGED", "A:3 ADDED");
    assertThat(changes.next()).isEqualTo(found);
    assertThat(changes.annotation()).isPresent();
  }

  private static String operation(FactChange<?, ?> change) {
    return change instanceof Asserted<?, ?> asserted
        ? " " + asserted.operation()
        : " " + ((Withdrawn<?, ?>) change).reason() + " " + ((Withdrawn<?, ?>) change).bundleIds();
  }

  @Test
  void toAdoptAgainChangesNothing() {
    LedgerEntry found = runEntry(1, "A:2");
    Optional<AnnotatedCitation> annotation = Optional.of(Found.by("rel@2", "A:2"));
    LedgerEntry next = adoption.adopt("1", liveEntry(1, "A:1"), found, annotation).get().next();
    assertThat(adoption.adopt("1", next, found, annotation)).isEmpty();
  }

  @Test
  void aRunThatHasNotSeenTheLiveRevisionDoesNotFit() {
    assertThat(Adoption.fits(liveEntry(2, "A:1"), runEntry(1, "A:1"), false)).isFalse();
    assertThat(Adoption.fits(liveEntry(2, "A:1"), runEntry(1, "A:1"), true)).isFalse();
    assertThat(Adoption.fits(liveEntry(2, "A:1"), runEntry(2, "A:1"), false)).isTrue();
  }

  @Test
  void aDeletedArticleDoesNotComeBack() {
    Revision.Deletion deletion =
        new Revision.Deletion("1", OptionalLong.empty(), Reason.DELETED, "b.xml");
    LedgerEntry deleted =
        ((Decision.Withdrawn) live.decide(liveEntry(1, "A:1"), deletion)).changes().next();
    assertThat(Adoption.fits(deleted, runEntry(1, "A:1"), false)).isFalse();
    assertThat(Adoption.fits(LedgerEntry.UNSEEN, runEntry(1, "A:1"), false)).isFalse();
  }

  @Test
  void whatTheRunHasSeenBeforeTheLiveStreamIsUnchangedWhenItComesThere() {
    LedgerEntry found = runEntry(2, "A:2");
    assertThat(Adoption.fits(liveEntry(1, "A:1"), found, true)).isTrue();
    LedgerEntry next =
        adoption
            .adopt("1", liveEntry(1, "A:1"), found, Optional.of(Found.by("rel@2", "A:2")))
            .orElseThrow()
            .next();
    assertThat(ledger(NEW).decide(next, update(2, "text"))).isInstanceOf(Decision.Unchanged.class);
  }

  @Test
  void whereTheRunFailedNothingIsSaidAnyMore() {
    LedgerEntry failed = run.failed(LedgerEntry.UNSEEN, update(1, "text")).next();
    Changes changes =
        adoption.adopt("1", liveEntry(1, "A:1"), failed, Optional.empty()).orElseThrow();
    assertThat(changes.triplets()).hasSize(1).allMatch(change -> change instanceof Withdrawn);
    assertThat(changes.annotation().orElseThrow()).isInstanceOf(Withdrawn.class);
    assertThat(adoption.adopt("1", changes.next(), failed, Optional.empty())).isEmpty();
  }

  @Test
  void aRetractionThatOnlyTheLiveStreamHasHeardHolds() {
    Notice notice = new Notice("1", "2", CitationStatus.RETRACTED, "c.xml");
    LedgerEntry retracted = live.hear(liveEntry(1, "A:1"), notice).orElseThrow().changes().next();
    assertThat(
            adoption.adopt(
                "1", retracted, runEntry(1, "A:2"), Optional.of(Found.by("rel@2", "A:2"))))
        .isEmpty();
  }

  @Test
  void theMarkKnowsWhatWasSuperseded() {
    PipelineMark mark =
        PipelineMark.read(new PipelineMark("run", NEW.digest(), Set.of(OLD.digest())).toBytes());
    assertThat(mark.supersedes(OLD)).isTrue();
    assertThat(mark.supersedes(NEW)).isFalse();
    assertThat(mark.runId()).isEqualTo("run");
    assertThat(
            PipelineMark.read(new PipelineMark("run", OLD.digest(), Set.of()).toBytes())
                .superseded())
        .isEmpty();
  }
}
