package io.litmill.replay;

/** A replay cannot be begun, go on or be promoted as things are; the message says what to do. */
public final class ReplayException extends IllegalArgumentException {
  public ReplayException(String message) {
    super(message);
  }
}
