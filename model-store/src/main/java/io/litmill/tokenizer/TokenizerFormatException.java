package io.litmill.tokenizer;

import java.io.IOException;
import java.nio.file.Path;

/** A tokenizer file that is malformed, or asks for what no tokenizer here does exactly. */
public final class TokenizerFormatException extends IOException {
  private static final long serialVersionUID = 1;

  TokenizerFormatException(Path file, String message) {
    super(file + ": " + message);
  }

  TokenizerFormatException(Path file, String message, Throwable cause) {
    super(file + ": " + message, cause);
  }
}
