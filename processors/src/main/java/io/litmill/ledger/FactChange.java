package io.litmill.ledger;

import java.util.List;

/** A fact that is said, or no longer holds. */
public sealed interface FactChange<K, V> {
  K key();

  /** Whether the fact is new under its key. */
  enum Operation {
    ADDED,
    CHANGED
  }

  /** It is said. */
  record Asserted<K, V>(K key, V value, Operation operation) implements FactChange<K, V> {}

  /**
   * It no longer holds.
   *
   * @param bundleIds bundles that it came from
   */
  record Withdrawn<K, V>(K key, Reason reason, List<String> bundleIds) implements FactChange<K, V> {
    public Withdrawn {
      bundleIds = List.copyOf(bundleIds);
    }
  }
}
