package io.litmill.inference;

/** The engine takes no work, or gave it up: not started, closed, or failed. */
public final class EngineUnavailable extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public EngineUnavailable(String message) {
    super(message);
  }

  public EngineUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
