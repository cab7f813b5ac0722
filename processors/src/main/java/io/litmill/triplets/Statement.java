package io.litmill.triplets;

import io.litmill.corpus.Span;
import io.litmill.entities.LinkedMention;
import io.litmill.relations.FoundRelation;
import io.litmill.schemas.TripletKey;

/**
 * One relation read as a statement about an article.
 *
 * @param relation that it comes from
 * @param passage the sentence that names both, or from the first to the last of the two that do, in
 *     the text, UTF-16
 * @param negated whether the sentence denies it
 */
record Statement(
    FoundRelation relation,
    Predicate predicate,
    LinkedMention subject,
    LinkedMention object,
    Span passage,
    boolean negated) {

  String subjectId() {
    return EntityIds.of(subject);
  }

  String objectId() {
    return EntityIds.of(object);
  }

  /** Whether subject and object are the same thing: no statement. */
  boolean aboutItself() {
    return subjectId().equals(objectId());
  }

  TripletKey key(String pmid) {
    return TripletKeys.of(pmid, subjectId(), TripletKeys.predicate(predicate, negated), objectId());
  }
}
