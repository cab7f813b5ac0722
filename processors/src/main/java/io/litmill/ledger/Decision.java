package io.litmill.ledger;

/** What a revision needs. */
public sealed interface Decision {
  /** Nothing: a newer one counted before. */
  record Late() implements Decision {}

  /** No annotator: what was said still holds. */
  record Unchanged(Changes changes) implements Decision {}

  /** No annotator: what was said is withdrawn. */
  record Withdrawn(Changes changes) implements Decision {}

  /** The annotator. */
  record Mine() implements Decision {}
}
