package io.litmill.ledger;

/**
 * Headers of a tombstone in the citations topic, each UTF-8 text. All are optional; one without a
 * source order is taken to be newer than what is before it in the topic, and older than what comes
 * after it.
 */
public final class Tombstones {
  /** Place in the sequence of all records, as a decimal number. */
  public static final String SOURCE_ORDER = "source_order";

  /** File that deletes the article. */
  public static final String SOURCE_FILE = "source_file";

  /** {@code deleted}, the default, or {@code vanished_from_baseline}. */
  public static final String REASON = "reason";

  private Tombstones() {}

  /**
   * The reason of a header's text.
   *
   * @throws IllegalArgumentException if it is none of a tombstone's
   */
  public static Reason reason(String text) {
    for (Reason reason : new Reason[] {Reason.DELETED, Reason.VANISHED_FROM_BASELINE}) {
      if (reason.text().equals(text)) {
        return reason;
      }
    }
    throw new IllegalArgumentException(
        "header %s=%s: allowed is deleted or vanished_from_baseline".formatted(REASON, text));
  }
}
