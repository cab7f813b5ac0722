package io.litmill.concepts.vocabulary;

import java.io.IOException;

/** A vocabulary file that cannot be read; the message names file and line and says what to do. */
public final class VocabularyException extends IOException {
  private static final long serialVersionUID = 1L;

  public VocabularyException(String message) {
    super(message);
  }

  VocabularyException(String message, Throwable cause) {
    super(message, cause);
  }
}
