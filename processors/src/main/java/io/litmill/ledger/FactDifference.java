package io.litmill.ledger;

import io.litmill.ledger.FactChange.Asserted;
import io.litmill.ledger.FactChange.Operation;
import io.litmill.ledger.FactChange.Withdrawn;
import io.litmill.ledger.LedgerEntry.TripletFact;
import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The difference between what was said and what is found now.
 *
 * @param before with the facts that were said
 * @param pipeline that they were mined with
 * @param reason why those that are not found any more are withdrawn
 */
record FactDifference(LedgerEntry before, Pipeline pipeline, Reason reason) {
  /** Withdrawals in the order in which they were said, then what is new or other than before. */
  List<FactChange<TripletKey, Triplet>> triplets(List<SaidTriplet> found) {
    Map<TripletKey, TripletFact> said = before.tripletsByKey();
    List<FactChange<TripletKey, Triplet>> asserted = new ArrayList<>();
    for (SaidTriplet now : found) {
      TripletKey key = now.fact().key();
      TripletFact old = said.remove(key);
      if (old == null) {
        asserted.add(new Asserted<>(key, now.triplet(), Operation.ADDED));
      } else if (old.hash() != now.fact().hash()) {
        asserted.add(new Asserted<>(key, now.triplet(), Operation.CHANGED));
      }
    }
    List<FactChange<TripletKey, Triplet>> changes = new ArrayList<>();
    before.facts().triplets().stream()
        .filter(fact -> said.containsKey(fact.key()))
        .map(this::withdrawn)
        .forEach(changes::add);
    changes.addAll(asserted);
    return changes;
  }

  private FactChange<TripletKey, Triplet> withdrawn(TripletFact fact) {
    return new Withdrawn<>(fact.key(), reason, pipeline.bundles(fact.bundles()));
  }

  Optional<FactChange<String, DocumentLabels>> labels(String pmid, Optional<DocumentLabels> found) {
    if (found.isEmpty()) {
      return before
          .facts()
          .labels()
          .map(old -> new Withdrawn<>(pmid, reason, pipeline.bundles(old.bundles())));
    }
    if (before.facts().labels().isEmpty()) {
      return Optional.of(new Asserted<>(pmid, found.get(), Operation.ADDED));
    }
    return before.facts().labels().get().hash() == FactHash.of(found.get())
        ? Optional.empty()
        : Optional.of(new Asserted<>(pmid, found.get(), Operation.CHANGED));
  }

  FactChange<String, AnnotatedCitation> annotation(String pmid, AnnotatedCitation found) {
    return new Asserted<>(
        pmid, found, before.mined().annotated() ? Operation.CHANGED : Operation.ADDED);
  }

  Optional<FactChange<String, AnnotatedCitation>> noAnnotation(String pmid) {
    return before.mined().annotated()
        ? Optional.of(new Withdrawn<>(pmid, reason, pipeline.bundleIds()))
        : Optional.empty();
  }
}
