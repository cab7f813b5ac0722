package io.litmill.registry;

/** The registry does not let this user in (401) or do this (403). */
public final class RegistryAccessException extends RegistryException {
  private static final long serialVersionUID = 1L;

  public RegistryAccessException(RegistryError error) {
    super(error);
  }
}
