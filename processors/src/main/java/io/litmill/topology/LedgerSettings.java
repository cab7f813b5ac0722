package io.litmill.topology;

import io.litmill.ledger.LedgerPolicy;
import java.util.Objects;

/**
 * How facts are withdrawn.
 *
 * @param withdrawal how consumers learn of it
 * @param policy what becomes of facts of articles that may not be relied on
 */
public record LedgerSettings(Withdrawal withdrawal, LedgerPolicy policy) {
  /** How consumers learn that a fact is withdrawn. */
  public enum Withdrawal {
    /** By a tombstone in the topic of the fact. */
    TOMBSTONE(true, false),
    /** By an event with the reason in the topic of retractions. */
    EVENT(false, true),
    BOTH(true, true);

    private final boolean tombstone;
    private final boolean event;

    Withdrawal(boolean tombstone, boolean event) {
      this.tombstone = tombstone;
      this.event = event;
    }

    boolean tombstone() {
      return tombstone;
    }

    boolean event() {
      return event;
    }
  }

  public LedgerSettings {
    Objects.requireNonNull(withdrawal, "withdrawal");
    Objects.requireNonNull(policy, "policy");
  }
}
