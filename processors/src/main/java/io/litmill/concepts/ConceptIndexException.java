package io.litmill.concepts;

import java.io.IOException;

/** An index that cannot be read or written; the message names its folder and what to do. */
public final class ConceptIndexException extends IOException {
  private static final long serialVersionUID = 1L;

  public ConceptIndexException(String message) {
    super(message);
  }

  public ConceptIndexException(String message, Throwable cause) {
    super(message, cause);
  }
}
