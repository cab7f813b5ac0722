package io.litmill.inference;

/** The memory of the device did not suffice for a batch; a smaller one may fit. */
public final class DeviceMemoryExhausted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DeviceMemoryExhausted(String message) {
    super(message);
  }

  public DeviceMemoryExhausted(String message, Throwable cause) {
    super(message, cause);
  }
}
