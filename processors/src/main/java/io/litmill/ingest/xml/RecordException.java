package io.litmill.ingest.xml;

/** A record cannot be read; the records around it can. */
public final class RecordException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  RecordException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  RecordException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
