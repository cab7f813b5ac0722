package io.litmill.ledger;

import java.util.Collection;

/** Whether an article may be relied on, the graver the later. */
public enum CitationStatus {
  ACTIVE("active"),
  EXPRESSION_OF_CONCERN("expression_of_concern"),
  RETRACTED("retracted");

  private final String text;

  CitationStatus(String text) {
    this.text = text;
  }

  /** As the records of the topics have it. */
  public String text() {
    return text;
  }

  /**
   * @throws IllegalArgumentException if no status is called so
   */
  public static CitationStatus of(String text) {
    for (CitationStatus status : values()) {
      if (status.text.equals(text)) {
        return status;
      }
    }
    throw new IllegalArgumentException("no citation status: " + text);
  }

  /** The gravest of them; {@link #ACTIVE} if there is none. */
  static CitationStatus gravest(Collection<CitationStatus> statuses) {
    return statuses.stream().max(CitationStatus::compareTo).orElse(ACTIVE);
  }
}
