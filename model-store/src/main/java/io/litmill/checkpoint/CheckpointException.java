package io.litmill.checkpoint;

import java.io.IOException;

/**
 * A checkpoint that cannot be used as it is. The message is meant for the person who brought it: it
 * names the file, the tensor or the setting, and what to do.
 */
public final class CheckpointException extends IOException {
  private static final long serialVersionUID = 1L;

  public CheckpointException(String message) {
    super(message);
  }

  public CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
