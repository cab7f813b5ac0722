package io.litmill.inference;

/**
 * The device, or the model on it, cannot be used any more. It is not the data's fault: whoever sees
 * it should stop rather than skip.
 */
public final class DeviceFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DeviceFailure(String message) {
    super(message);
  }

  public DeviceFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
