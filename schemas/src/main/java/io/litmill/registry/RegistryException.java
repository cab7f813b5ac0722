package io.litmill.registry;

import org.apache.kafka.common.KafkaException;

/**
 * A request to a schema registry failed. The message names the subject, the code and the URL.
 * Nothing of this kind says that a message is bad, but for {@link NotInRegistryException}.
 */
public class RegistryException extends KafkaException {
  private static final long serialVersionUID = 1L;

  private final transient RegistryError error;

  public RegistryException(RegistryError error, Throwable cause) {
    super(error.message(), cause);
    this.error = error;
  }

  public RegistryException(RegistryError error) {
    this(error, null);
  }

  /** What happened; null after Java serialisation. */
  public RegistryError error() {
    return error;
  }
}
