package io.litmill.ledger;

import io.litmill.schemas.TripletKey;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the stream knows and has said about one article.
 *
 * @param standing whether there is such an article
 * @param place the last revision that counted
 * @param mined what the facts were mined from and with
 * @param facts what was said and holds
 * @param notices retractions and concerns, in both directions
 */
public record LedgerEntry(
    Standing standing, Place place, Mined mined, Facts facts, Notices notices) {
  /** Whether there is such an article. */
  public enum Standing {
    /** Known from a notice only. */
    UNSEEN,
    CURRENT,
    DELETED
  }

  /** Of an article that nothing is known of. */
  public static final LedgerEntry UNSEEN =
      new LedgerEntry(Standing.UNSEEN, Place.NONE, Mined.NONE, Facts.NONE, Notices.NONE);

  public LedgerEntry {
    Objects.requireNonNull(standing, "standing");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(mined, "mined");
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(notices, "notices");
  }

  /**
   * Where the last revision came from.
   *
   * @param order source order; negative: unknown, older than any
   * @param offset in the citations topic; negative: none
   * @param pmidVersion version of the PMID
   */
  public record Place(long order, long offset, int pmidVersion) {
    static final Place NONE = new Place(-1, -1, 0);
  }

  /**
   * What the facts were mined from and with.
   *
   * @param text hash of the mined text; 0 where nothing was mined: withdrawn, or it failed
   * @param pipeline digest of the pipeline; 0 where nothing was mined
   * @param status status of the article when that was decided
   * @param annotated whether an annotated citation stands in its topic
   */
  public record Mined(long text, long pipeline, CitationStatus status, boolean annotated) {
    static final Mined NONE = nothing(CitationStatus.ACTIVE);

    static Mined nothing(CitationStatus status) {
      return new Mined(FactHash.NONE, FactHash.NONE, status, false);
    }
  }

  /**
   * A triplet that was said: its key, the hash of its content, a mask of the pipeline's bundles.
   */
  public record TripletFact(TripletKey key, long hash, long bundles) {}

  /** Labels that were said: the hash of their content, a mask of the pipeline's bundles. */
  public record LabelsFact(long hash, long bundles) {}

  /** What was said and holds. */
  public record Facts(List<TripletFact> triplets, Optional<LabelsFact> labels) {
    static final Facts NONE = new Facts(List.of(), Optional.empty());

    public Facts {
      triplets = List.copyOf(triplets);
    }

    boolean isEmpty() {
      return triplets.isEmpty() && labels.isEmpty();
    }
  }

  /**
   * Retractions and concerns.
   *
   * @param own what the article's own record says
   * @param received what the records of others say, by their PMIDs
   * @param sent what its record says about others, by their PMIDs
   */
  public record Notices(
      CitationStatus own,
      SortedMap<String, CitationStatus> received,
      SortedMap<String, CitationStatus> sent) {
    static final Notices NONE =
        new Notices(
            CitationStatus.ACTIVE, Collections.emptySortedMap(), Collections.emptySortedMap());

    public Notices {
      received = Collections.unmodifiableSortedMap(new TreeMap<>(received));
      sent = Collections.unmodifiableSortedMap(new TreeMap<>(sent));
    }

    CitationStatus status() {
      return CitationStatus.gravest(List.of(own, CitationStatus.gravest(received.values())));
    }

    Notices saying(CitationStatus ownStatus, SortedMap<String, CitationStatus> named) {
      return new Notices(ownStatus, received, named);
    }

    /** With a notice that says something new, else empty. */
    Optional<Notices> hearing(Notice notice) {
      SortedMap<String, CitationStatus> all = new TreeMap<>(received);
      if (notice.status() == CitationStatus.ACTIVE) {
        all.remove(notice.from());
      } else {
        all.put(notice.from(), notice.status());
      }
      return all.equals(received) ? Optional.empty() : Optional.of(new Notices(own, all, sent));
    }
  }

  /** The article's status, by its own record and by others'. */
  public CitationStatus status() {
    return notices.status();
  }

  /** Whether nothing would be lost without this entry. */
  public boolean isBlank() {
    return standing != Standing.CURRENT && place.order() < 0 && notices.received().isEmpty();
  }

  /** After a revision came, before it is mined: the facts are still the old ones. */
  LedgerEntry seeing(Revision.Update update) {
    return new LedgerEntry(
        Standing.CURRENT,
        new Place(
            update.citation().getSourceOrder(),
            update.offset(),
            update.citation().getPmidVersion()),
        mined,
        facts,
        notices.saying(
            Corrections.ownStatus(update.citation()), Corrections.named(update.citation())));
  }

  /** After the article was deleted, with nothing said any more. */
  LedgerEntry deleted(Revision.Deletion deletion) {
    return new LedgerEntry(
        Standing.DELETED,
        new Place(deletion.order().orElse(-1), -1, 0),
        Mined.NONE,
        Facts.NONE,
        notices.saying(CitationStatus.ACTIVE, Collections.emptySortedMap()));
  }

  LedgerEntry saying(Mined nowMined, Facts nowFacts) {
    return new LedgerEntry(standing, place, nowMined, nowFacts, notices);
  }

  LedgerEntry with(Notices nowNotices) {
    return new LedgerEntry(standing, place, mined, facts, nowNotices);
  }

  /** The triplets by their keys. */
  Map<TripletKey, TripletFact> tripletsByKey() {
    Map<TripletKey, TripletFact> byKey = new HashMap<>();
    facts.triplets().forEach(fact -> byKey.put(fact.key(), fact));
    return byKey;
  }
}
