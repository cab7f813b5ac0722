package io.litmill.ledger;

import io.litmill.ledger.LedgerEntry.Facts;
import io.litmill.ledger.LedgerEntry.LabelsFact;
import io.litmill.ledger.LedgerEntry.Mined;
import io.litmill.ledger.LedgerEntry.Standing;
import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Decides what a revision of an article changes in what was said. It holds no entries and sends
 * nothing; safe for several threads if its functions are.
 */
public final class Ledger {
  private final LedgerPolicy policy;
  private final Pipeline pipeline;
  private final long pipelineDigest;
  private final Function<Triplet, TripletKey> keys;
  private final LongFunction<Optional<Pipeline>> earlier;

  /**
   * @param pipeline what articles are mined with now
   * @param keys the key of a triplet
   * @param earlier a pipeline that articles were mined with, by its digest
   */
  public Ledger(
      LedgerPolicy policy,
      Pipeline pipeline,
      Function<Triplet, TripletKey> keys,
      LongFunction<Optional<Pipeline>> earlier) {
    this.policy = policy;
    this.pipeline = pipeline;
    this.pipelineDigest = pipeline.digest();
    this.keys = keys;
    this.earlier = earlier;
  }

  /** What an article's new revision needs. */
  public Decision decide(LedgerEntry entry, Revision revision) {
    if (revision.order().isPresent() && revision.order().getAsLong() < entry.place().order()) {
      return new Decision.Late();
    }
    return revision instanceof Revision.Update update
        ? decideUpdate(entry, update)
        : new Decision.Withdrawn(delete(entry, (Revision.Deletion) revision));
  }

  private Decision decideUpdate(LedgerEntry entry, Revision.Update update) {
    LedgerEntry seen = entry.seeing(update);
    CitationStatus status = seen.status();
    List<Notice> notices =
        Changes.notices(update.pmid(), entry, seen, update.citation().getSourceFile());
    if (policy.withdraws(status)) {
      Changes changes = withdraw(update.pmid(), seen, update.citation().getSourceFile());
      return said(entry)
          ? new Decision.Withdrawn(changes.with(notices))
          : new Decision.Unchanged(changes.with(notices));
    }
    Mined now = new Mined(FactHash.ofMinedPart(update.citation()), pipelineDigest, status, true);
    return now.equals(seen.mined())
        ? new Decision.Unchanged(
            Changes.none(seen, update.citation().getSourceFile()).with(notices))
        : new Decision.Mine();
  }

  private static boolean said(LedgerEntry entry) {
    return entry.mined().annotated() || !entry.facts().isEmpty();
  }

  private Changes delete(LedgerEntry entry, Revision.Deletion deletion) {
    LedgerEntry next = entry.deleted(deletion);
    FactDifference difference = new FactDifference(entry, pipelineOf(entry), deletion.reason());
    return new Changes(
        next,
        deletion.sourceFile(),
        difference.noAnnotation(deletion.pmid()),
        difference.triplets(List.of()),
        difference.labels(deletion.pmid(), Optional.empty()),
        Changes.notices(deletion.pmid(), entry, next, deletion.sourceFile()));
  }

  /** All that was said about an article whose status the policy withdraws. */
  private Changes withdraw(String pmid, LedgerEntry seen, String sourceFile) {
    return unsay(pmid, seen, LedgerPolicy.reason(seen.status()), sourceFile);
  }

  private Changes unsay(String pmid, LedgerEntry seen, Reason reason, String sourceFile) {
    FactDifference difference = new FactDifference(seen, pipelineOf(seen), reason);
    return new Changes(
        seen.saying(Mined.nothing(seen.status()), Facts.NONE),
        sourceFile,
        difference.noAnnotation(pmid),
        difference.triplets(List.of()),
        difference.labels(pmid, Optional.empty()),
        List.of());
  }

  /** What changes now that a revision was mined. */
  public Changes mined(LedgerEntry entry, Revision.Update update, AnnotatedCitation found) {
    LedgerEntry seen = entry.seeing(update);
    AnnotatedCitation marked = StatusMark.of(found, seen.status());
    Mined now =
        new Mined(FactHash.ofMinedPart(update.citation()), pipelineDigest, seen.status(), true);
    boolean sameText = now.text() == entry.mined().text();
    Reason reason =
        sameText && now.pipeline() != entry.mined().pipeline()
            ? Reason.SUPERSEDED_MODEL
            : Reason.REVISED;
    FactDifference difference = new FactDifference(entry, pipelineOf(entry), reason);
    List<SaidTriplet> triplets =
        marked.getTriplets().stream()
            .map(triplet -> SaidTriplet.of(keys.apply(triplet), triplet, pipeline))
            .toList();
    Optional<DocumentLabels> labels = Optional.ofNullable(marked.getLabels());
    return new Changes(
        seen.saying(now, facts(triplets, labels)),
        update.citation().getSourceFile(),
        Optional.of(difference.annotation(update.pmid(), marked)),
        difference.triplets(triplets),
        difference.labels(update.pmid(), labels),
        Changes.notices(update.pmid(), entry, seen, update.citation().getSourceFile()));
  }

  private Facts facts(List<SaidTriplet> triplets, Optional<DocumentLabels> labels) {
    return new Facts(
        triplets.stream().map(SaidTriplet::fact).toList(),
        labels.map(
            found ->
                new LabelsFact(
                    FactHash.of(found), pipeline.mask(List.of(found.getModelBundleId())))));
  }

  /** What changes now that a revision could not be mined: what the last one said is gone. */
  public Changes failed(LedgerEntry entry, Revision.Update update) {
    LedgerEntry seen = entry.seeing(update);
    String sourceFile = update.citation().getSourceFile();
    return unsay(update.pmid(), seen, Reason.REVISED, sourceFile)
        .with(Changes.notices(update.pmid(), entry, seen, sourceFile));
  }

  /**
   * What a notice of another article changes.
   *
   * @param changes to be made at once
   * @param mineAgain whether the article must be mined again, from the place in its entry
   */
  public record Noticed(Changes changes, boolean mineAgain) {}

  /** What a notice changes; empty if it says nothing new. */
  public Optional<Noticed> hear(LedgerEntry entry, Notice notice) {
    return entry.notices().hearing(notice).map(notices -> heard(entry.with(notices), notice));
  }

  private Noticed heard(LedgerEntry entry, Notice notice) {
    Changes none = Changes.none(entry, notice.sourceFile());
    if (entry.standing() != Standing.CURRENT || entry.status() == entry.mined().status()) {
      return new Noticed(none, false);
    }
    return policy.withdraws(entry.status())
        ? new Noticed(withdraw(notice.target(), entry, notice.sourceFile()), false)
        : new Noticed(none, true);
  }

  private Pipeline pipelineOf(LedgerEntry entry) {
    long digest = entry.mined().pipeline();
    if (digest == pipelineDigest) {
      return pipeline;
    }
    return earlier.apply(digest).orElseGet(() -> new Pipeline(List.of(), "", ""));
  }
}
