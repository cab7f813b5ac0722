package io.litmill.pipeline;

/**
 * A pipeline file cannot be used; the message names the file, the key, the value and what is
 * allowed.
 */
public final class PipelineException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public PipelineException(String message) {
    super(message);
  }

  public PipelineException(String message, Throwable cause) {
    super(message, cause);
  }
}
