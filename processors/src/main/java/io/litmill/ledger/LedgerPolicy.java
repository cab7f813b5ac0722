package io.litmill.ledger;

import java.util.Objects;

/**
 * What becomes of the facts of articles that may not be relied on.
 *
 * @param retracted of retracted articles
 * @param concern of articles with an expression of concern
 */
public record LedgerPolicy(Handling retracted, Handling concern) {
  /** What becomes of facts. */
  public enum Handling {
    /** They are withdrawn. */
    WITHDRAW,
    /** They stay, with the status of the article in them. */
    FLAG
  }

  /** Facts of retracted articles are withdrawn, those under concern flagged. */
  public static final LedgerPolicy DEFAULT = new LedgerPolicy(Handling.WITHDRAW, Handling.FLAG);

  public LedgerPolicy {
    Objects.requireNonNull(retracted, "retracted");
    Objects.requireNonNull(concern, "concern");
  }

  boolean withdraws(CitationStatus status) {
    return switch (status) {
      case ACTIVE -> false;
      case EXPRESSION_OF_CONCERN -> concern == Handling.WITHDRAW;
      case RETRACTED -> retracted == Handling.WITHDRAW;
    };
  }

  /** Why facts of an article of a status that this policy withdraws are withdrawn. */
  static Reason reason(CitationStatus status) {
    return status == CitationStatus.RETRACTED ? Reason.RETRACTED : Reason.EXPRESSION_OF_CONCERN;
  }
}
