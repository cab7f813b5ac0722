package io.litmill.registry;

/** No URL of the registry answered, each tried as often as the configuration says. */
public final class RegistryUnavailableException extends RegistryException {
  private static final long serialVersionUID = 1L;

  public RegistryUnavailableException(RegistryError error, Throwable cause) {
    super(error, cause);
  }
}
