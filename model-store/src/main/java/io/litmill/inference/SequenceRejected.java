package io.litmill.inference;

/** The model cannot compute a sequence of the batch: the data's fault, not the device's. */
public final class SequenceRejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SequenceRejected(String message) {
    super(message);
  }

  public SequenceRejected(String message, Throwable cause) {
    super(message, cause);
  }
}
