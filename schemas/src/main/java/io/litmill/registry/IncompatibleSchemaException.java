package io.litmill.registry;

/** The subject's compatibility level forbids the schema (409). */
public final class IncompatibleSchemaException extends RegistryException {
  private static final long serialVersionUID = 1L;

  public IncompatibleSchemaException(RegistryError error) {
    super(error);
  }
}
