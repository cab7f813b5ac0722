package io.litmill.registry;

/** The registry cannot read the schema, version or level that it was given (422). */
public final class InvalidSchemaException extends RegistryException {
  private static final long serialVersionUID = 1L;

  public InvalidSchemaException(RegistryError error) {
    super(error);
  }
}
