package io.litmill.ledger;

/** Why a fact is withdrawn. */
public enum Reason {
  /** The article's text no longer says it. */
  REVISED("revised"),
  /** PubMed deleted the article. */
  DELETED("deleted"),
  RETRACTED("retracted"),
  EXPRESSION_OF_CONCERN("expression_of_concern"),
  /** The text is the same; other bundles or another dictionary no longer find it. */
  SUPERSEDED_MODEL("superseded_model"),
  /** A new yearly baseline no longer has the article. */
  VANISHED_FROM_BASELINE("vanished_from_baseline");

  private final String text;

  Reason(String text) {
    this.text = text;
  }

  /** As retraction events have it. */
  public String text() {
    return text;
  }
}
