package io.litmill.ingest.xml;

import java.io.IOException;

/**
 * The bytes of a source are not what they should be: its compressed form is truncated or corrupt,
 * or its character encoding is wrong. Unlike other input errors, reading again would not help.
 */
public final class DamagedInputException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  public DamagedInputException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
