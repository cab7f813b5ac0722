package io.litmill.registry;

/** The registry has no such subject (40401), version (40402) or schema (40403). */
public final class NotInRegistryException extends RegistryException {
  private static final long serialVersionUID = 1L;

  public NotInRegistryException(RegistryError error) {
    super(error);
  }
}
