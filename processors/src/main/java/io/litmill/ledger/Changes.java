package io.litmill.ledger;

import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a revision changes.
 *
 * @param next the ledger's entry after it
 * @param sourceFile file that brought it
 * @param annotation the article's annotation, where it changes
 * @param triplets those that change, withdrawals first
 * @param labels the article's labels, where they change
 * @param notices what the article's record now says about others
 */
public record Changes(
    LedgerEntry next,
    String sourceFile,
    Optional<FactChange<String, AnnotatedCitation>> annotation,
    List<FactChange<TripletKey, Triplet>> triplets,
    Optional<FactChange<String, DocumentLabels>> labels,
    List<Notice> notices) {
  public Changes {
    triplets = List.copyOf(triplets);
    notices = List.copyOf(notices);
  }

  /** Of the entry only. */
  static Changes none(LedgerEntry next, String sourceFile) {
    return new Changes(next, sourceFile, Optional.empty(), List.of(), Optional.empty(), List.of());
  }

  Changes with(List<Notice> others) {
    return new Changes(next, sourceFile, annotation, triplets, labels, others);
  }

  /** What the record of an article now says about others, or takes back. */
  static List<Notice> notices(
      String pmid, LedgerEntry before, LedgerEntry after, String sourceFile) {
    List<Notice> changed = new ArrayList<>();
    before.notices().sent().keySet().stream()
        .filter(target -> !after.notices().sent().containsKey(target))
        .map(target -> new Notice(target, pmid, CitationStatus.ACTIVE, sourceFile))
        .forEach(changed::add);
    after.notices().sent().entrySet().stream()
        .filter(named -> named.getValue() != before.notices().sent().get(named.getKey()))
        .map(named -> new Notice(named.getKey(), pmid, named.getValue(), sourceFile))
        .forEach(changed::add);
    return changed;
  }
}
