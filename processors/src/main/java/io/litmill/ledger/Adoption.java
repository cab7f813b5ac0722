package io.litmill.ledger;

import io.litmill.ledger.LedgerEntry.Facts;
import io.litmill.ledger.LedgerEntry.LabelsFact;
import io.litmill.ledger.LedgerEntry.Mined;
import io.litmill.ledger.LedgerEntry.Notices;
import io.litmill.ledger.LedgerEntry.Standing;
import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Takes what a replay found in an article over into what is live. Pure; taking over the same again
 * changes nothing.
 */
public final class Adoption {
  private final LedgerPolicy policy;
  private final Pipeline pipeline;
  private final Function<Triplet, TripletKey> keys;
  private final LongFunction<Optional<Pipeline>> earlier;

  /**
   * @param pipeline of the replay
   * @param keys the key of a triplet
   * @param earlier a pipeline that live articles were mined with, by its digest
   */
  public Adoption(
      LedgerPolicy policy,
      Pipeline pipeline,
      Function<Triplet, TripletKey> keys,
      LongFunction<Optional<Pipeline>> earlier) {
    this.policy = policy;
    this.pipeline = pipeline;
    this.keys = keys;
    this.earlier = earlier;
  }

  /**
   * Whether the run's entry may take the place of the live one.
   *
   * @param ahead whether the live stream is still to weigh the revision that the run has seen
   */
  public static boolean fits(LedgerEntry live, LedgerEntry run, boolean ahead) {
    if (run.standing() != Standing.CURRENT) {
      return false;
    }
    return ahead
        ? run.place().order() >= live.place().order()
        : live.standing() == Standing.CURRENT && run.place().equals(live.place());
  }

  /** Whether what was found is what the run's entry stands for. */
  public boolean matches(LedgerEntry run, AnnotatedCitation found) {
    return facts(found).equals(run.facts());
  }

  /**
   * What changes in what is live.
   *
   * @param run an entry that {@linkplain #fits fits}
   * @param found its annotation; empty where it has none
   * @return empty where nothing does
   */
  public Optional<Changes> adopt(
      String pmid, LedgerEntry live, LedgerEntry run, Optional<AnnotatedCitation> found) {
    LedgerEntry next =
        new LedgerEntry(
            run.standing(), run.place(), live.mined(), live.facts(), notices(live, run));
    if (policy.withdraws(next.status())) {
      return changes(pmid, live, next.saying(Mined.nothing(next.status()), Facts.NONE), none());
    }
    if (found.isPresent()) {
      AnnotatedCitation marked = StatusMark.of(found.get(), next.status());
      Mined mined = new Mined(run.mined().text(), pipeline.digest(), next.status(), true);
      return changes(pmid, live, next.saying(mined, facts(marked)), Optional.of(marked));
    }
    boolean failed = !policy.withdraws(run.status());
    return failed
        ? changes(pmid, live, next.saying(Mined.nothing(next.status()), Facts.NONE), none())
        : Optional.empty();
  }

  private static Optional<AnnotatedCitation> none() {
    return Optional.empty();
  }

  /**
   * What is said of the article itself is that of its last revision. What its record says about
   * others stays as the live stream has said it: it says the rest when it comes there.
   */
  private static Notices notices(LedgerEntry live, LedgerEntry run) {
    if (live.place().equals(run.place())) {
      return live.notices();
    }
    SortedMap<String, CitationStatus> received = new TreeMap<>(live.notices().received());
    received.putAll(run.notices().received());
    return new Notices(run.notices().own(), received, live.notices().sent());
  }

  private Optional<Changes> changes(
      String pmid, LedgerEntry live, LedgerEntry next, Optional<AnnotatedCitation> found) {
    if (next.mined().equals(live.mined()) && next.facts().equals(live.facts())) {
      return Optional.empty();
    }
    FactDifference difference = new FactDifference(live, pipelineOf(live), reason(live, next));
    List<SaidTriplet> triplets = found.map(this::triplets).orElse(List.of());
    Optional<DocumentLabels> labels = found.map(AnnotatedCitation::getLabels);
    return Optional.of(
        new Changes(
            next,
            found.map(Adoption::sourceFile).orElse(""),
            found.isPresent()
                ? Optional.of(difference.annotation(pmid, found.get()))
                : difference.noAnnotation(pmid),
            difference.triplets(triplets),
            difference.labels(pmid, labels),
            List.of()));
  }

  private Reason reason(LedgerEntry live, LedgerEntry next) {
    if (policy.withdraws(next.status())) {
      return LedgerPolicy.reason(next.status());
    }
    return next.place().equals(live.place()) || next.mined().text() == live.mined().text()
        ? Reason.SUPERSEDED_MODEL
        : Reason.REVISED;
  }

  private List<SaidTriplet> triplets(AnnotatedCitation found) {
    return found.getTriplets().stream()
        .map(triplet -> SaidTriplet.of(keys.apply(triplet), triplet, pipeline))
        .toList();
  }

  private Facts facts(AnnotatedCitation found) {
    return new Facts(
        triplets(found).stream().map(SaidTriplet::fact).toList(),
        Optional.ofNullable(found.getLabels())
            .map(
                labels ->
                    new LabelsFact(
                        FactHash.of(labels), pipeline.mask(List.of(labels.getModelBundleId())))));
  }

  private static String sourceFile(AnnotatedCitation found) {
    DocumentLabels labels = found.getLabels();
    if (labels != null) {
      return labels.getSourceFile();
    }
    return found.getTriplets().isEmpty() ? "" : found.getTriplets().get(0).getSourceFile();
  }

  private Pipeline pipelineOf(LedgerEntry entry) {
    long digest = entry.mined().pipeline();
    return digest == pipeline.digest()
        ? pipeline
        : earlier.apply(digest).orElseGet(() -> new Pipeline(List.of(), "", ""));
  }
}
