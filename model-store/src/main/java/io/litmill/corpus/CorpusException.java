package io.litmill.corpus;

import java.io.IOException;

/** A corpus' file is not what its format says; the message names file, place and expectation. */
public final class CorpusException extends IOException {
  private static final long serialVersionUID = 1L;

  public CorpusException(String message) {
    super(message);
  }

  public CorpusException(String message, Throwable cause) {
    super(message, cause);
  }
}
