package io.litmill.model;

/** A device was asked for that TensorFlow does not see; the message says what to do. */
public final class DeviceUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeviceUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
