package io.litmill.settings;

/** A setting that is unknown or has a value that is not allowed; the message says which and why. */
public final class SettingException extends IllegalArgumentException {
  public SettingException(String message) {
    super(message);
  }

  public SettingException(String message, Throwable cause) {
    super(message, cause);
  }
}
